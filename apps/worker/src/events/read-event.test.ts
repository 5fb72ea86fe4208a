import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEvent } from './read-event.ts';

const ulid = '01JDN4V7Q0Y3M5Z8X2K6W9T1RA';
const jobId = '1732580000000-abcdef';

function bodyOf(status: string, detail: object = {}, envelope: object = {}): string {
  return JSON.stringify({
    version: '0',
    id: '2c3f',
    'detail-type': 'MediaConvert Job State Change',
    source: 'aws.mediaconvert',
    account: '111122223333',
    detail: { jobId, status, userMetadata: { production_ulid: ulid }, ...detail },
    ...envelope,
  });
}

it.each(['COMPLETE', 'ERROR', 'CANCELED'])('%s is an end', (status) => {
  expect(readEvent(bodyOf(status))).toEqual({ kind: 'end', ulid, jobId });
});

it('PROGRESSING and STATUS_UPDATE are progress, with the percent that they tell', () => {
  expect(readEvent(bodyOf('PROGRESSING'))).toEqual({ kind: 'progress', ulid, jobId, percent: undefined });
  const update = bodyOf('STATUS_UPDATE', { jobProgress: { jobPercentComplete: 41.7, currentPhase: 'x' } });
  expect(readEvent(update)).toMatchObject({ kind: 'progress', percent: 41 });
  const odd = bodyOf('STATUS_UPDATE', { jobProgress: { jobPercentComplete: 1e9 } });
  expect(readEvent(odd)).toMatchObject({ kind: 'progress', percent: undefined });
});

it('understands what SNS has wrapped', () => {
  const wrapped = JSON.stringify({ Type: 'Notification', TopicArn: 'arn', Message: bodyOf('COMPLETE') });
  expect(readEvent(wrapped)).toEqual({ kind: 'end', ulid, jobId });
});

it.each([
  ['of another source', bodyOf('COMPLETE', {}, { source: 'aws.s3' }), 'foreign'],
  ['of a job without our metadata', bodyOf('COMPLETE', { userMetadata: {} }), 'foreign'],
  ['of a job without any metadata', bodyOf('COMPLETE', { userMetadata: undefined }), 'foreign'],
  [
    'of a job with another kind of id',
    bodyOf('COMPLETE', { userMetadata: { production_ulid: '7' } }),
    'foreign',
  ],
  ['with a status that is no status', bodyOf('EXPLODED'), 'unknown'],
  ['with a status that every object has', bodyOf('constructor'), 'unknown'],
  ['that nobody needs', bodyOf('INPUT_INFORMATION'), 'unneeded'],
  ['without a job', bodyOf('COMPLETE', { jobId: undefined }), 'malformed'],
  [
    'of another type',
    bodyOf('COMPLETE', {}, { 'detail-type': 'MediaConvert Queue State Change' }),
    'malformed',
  ],
  ['that is no JSON', '{"source":', 'malformed'],
  ['without a body', undefined, 'malformed'],
])('tells an event %s', (_what, body, useless) => {
  expect(readEvent(body)).toBe(useless);
});

it('throws for nothing that somebody may write', () => {
  const json = fc.json();
  const nearly = fc
    .record({ source: fc.constant('aws.mediaconvert'), detail: fc.jsonValue() })
    .map((event) => JSON.stringify({ 'detail-type': 'MediaConvert Job State Change', ...event }));
  fc.assert(
    fc.property(fc.oneof(json, nearly, fc.string()), (body) => {
      expect(['string', 'object']).toContain(typeof readEvent(body));
    }),
  );
});
