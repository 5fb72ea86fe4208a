import { expect, test } from 'vitest';
import { checkAllCompleted, checkFeed, checkPrefixes } from './check.ts';

const uploadId = 'a66ce338-b478-42c3-abaa-93760d5ddb5f';
const upload = `2026-11/22/${uploadId}`;
const first = '01M815QG5NQV63QH3F9A723T7K';
const second = '01M815QGN6TMFAAEP97J2H29RM';
const productions = [produce(first, 'landscape'), produce(second, 'portrait')];
const objects = [
  { key: `${upload}/${first}/landscape/video.m3u8`, size: 1 },
  { key: `${upload}/${first}/portrait/video.m3u8`, size: 1 },
  { key: `${upload}/${second}/portrait/video.m3u8`, size: 1 },
];

test('accepts two productions with prefixes of their own', () => {
  expect(() => checkPrefixes(productions, uploadId, objects, true)).not.toThrow();
});

test.each([
  [
    'an object beside the productions',
    [...objects, { key: `${upload}/portrait/video.m3u8`, size: 1 }],
    /Outside/,
  ],
  ['an object of the upload elsewhere', [...objects, { key: `${uploadId}/video.m3u8`, size: 1 }], /Outside/],
  ['an object of a production elsewhere', [...objects, { key: `tmp/${second}.ts`, size: 1 }], /Outside/],
  ['a production without objects', objects.slice(0, 2), /Nothing lies below/],
])('refuses %s', (_what, listed, message) => {
  expect(() => checkPrefixes(productions, uploadId, listed, false)).toThrow(message);
});

test('refuses anything else in a bucket that was empty before, and only there', () => {
  const listed = [...objects, { key: 'elsewhere/video.m3u8', size: 1 }];
  expect(() => checkPrefixes(productions, uploadId, listed, true)).toThrow(/Outside/);
  expect(() => checkPrefixes(productions, uploadId, listed, false)).not.toThrow();
});

test.each([
  `${upload}/landscape/`,
  `${upload}/${second}/landscape/`,
  `${upload}/${first}/square/`,
  `2026-11-22/a66ce338-b478-42c3-abaa-93760d5ddb5f/${first}/landscape/`,
  null,
])('refuses the output prefix %s', (output_prefix) => {
  const odd = [{ ...produce(first, 'landscape'), output_prefix }, produce(second, 'portrait')];
  expect(() => checkPrefixes(odd, uploadId, objects, true)).toThrow(/has the output prefix/);
});

test("tells MediaConvert's code and message for a failed production", () => {
  const told = { code: '1010', message: 'Unable to open input file' };
  const error = { ...told, class: 'source' as const, retryable: false, help: '' };
  const failed = { ...produce(first, 'landscape'), status: 'failed' as const, error };
  expect(() => checkAllCompleted([failed, produce(second, 'portrait')])).toThrow(
    `${first} is failed: 1010 Unable to open input file`,
  );
});

test('refuses a feed that lacks a production or shows another prefix', () => {
  const item = { production_ulid: first, output_prefix: `${upload}/${first}/landscape/` };
  expect(() => checkFeed('space', [item], productions)).toThrow(`The space feed lacks ${second}`);
  const legacy = { ...item, output_prefix: `${upload}/landscape/` };
  expect(() => checkFeed('space', [legacy], productions)).toThrow(/shows .* for/);
});

function produce(ulid: string, orientation: string) {
  return {
    ulid,
    status: 'completed' as const,
    progress_percent: 100,
    profile: 'landscape-both-hls',
    output_prefix: `${upload}/${ulid}/${orientation}/`,
    error: null,
    outputs: [],
  };
}
