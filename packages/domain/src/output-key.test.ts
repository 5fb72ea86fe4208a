import { expect, test } from 'vitest';
import { findOwnPrefix, orientationIn, parseOutputKey, rootPrefix, uploadPrefix } from './index.ts';

const upload = { date: '2025-10/21', uploadUuid: '0f8fad5b-d9cb-469f-a165-70867728950e' };
const production = { ...upload, productionUlid: '01K83E0QWJ7T4RZB5C9XH2M6NV' };
const root = rootPrefix(production);

test('what is built is parsed again', () => {
  expect(parseOutputKey(`${root}portrait/video.m3u8`)).toEqual({
    ...production,
    uploadPrefix: uploadPrefix(upload),
    rootPrefix: root,
    orientation: 'portrait',
    rest: 'video.m3u8',
  });
});

test.each([
  [root, { rootPrefix: root, orientation: undefined, rest: '' }],
  [`${root}other/a`, { rootPrefix: root, orientation: undefined, rest: 'other/a' }],
  [`${uploadPrefix(upload)}landscape/`, { rootPrefix: undefined, orientation: 'landscape', rest: '' }],
  [`${uploadPrefix(upload)}${production.productionUlid}`, { rootPrefix: undefined, orientation: undefined }],
  [`0000-00/00/${upload.uploadUuid}/`, { date: '0000-00/00', rest: '' }],
])('%s', (key, parts) => {
  expect(parseOutputKey(key)).toMatchObject(parts);
});

test.each([
  [`${root}portrait/`, 'portrait'],
  [`${root}landscape/mp4/`, 'landscape'],
  [`${root}cmaf/portrait/`, 'portrait'],
  [`${root}mp4/`, undefined],
  [`${root}portrait`, undefined],
  ['portrait/', 'portrait'],
  ['', undefined],
])('the folders of %s tell the orientation %s', (prefix, orientation) => {
  expect(orientationIn(prefix)).toBe(orientation);
});

test.each([`/${root}`, root.replaceAll('/', '-'), '2025-10/21/', `uploads/${root}`, ''])(
  '%j is no output key',
  (key) => {
    expect(parseOutputKey(key)).toBeUndefined();
  },
);

test.each([
  { date: '2025-10-21' },
  { uploadUuid: '' },
  { uploadUuid: '..' },
  { productionUlid: '' },
  { productionUlid: '../01K83E0QWJ7T4RZB5C9XH2' },
])('there is no root prefix for %j', (wrong) => {
  expect(() => rootPrefix({ ...production, ...wrong })).toThrow(/is not/);
});

test.each([
  [`s3://bucket/${root}portrait/`, root.toLowerCase()],
  [root.toLowerCase(), root.toLowerCase()],
  [`/${uploadPrefix(upload).toUpperCase()}portrait/`, uploadPrefix(upload)],
  [`x${root}`, undefined],
  ['', undefined],
])('the own prefix in %j', (prefix, found) => {
  expect(findOwnPrefix(prefix)).toBe(found);
});
