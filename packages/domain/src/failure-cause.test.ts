import { expect, it } from 'vitest';
import { causeOf } from './failure-cause.ts';

it.each([
  [
    'MediaConvert completed, but S3 lacks 3 of its outputs: 2026-11/22/a/video.m3u8, 2026-11/22/a/video_1.ts',
    'MediaConvert completed, but S3 lacks {number} of its outputs: {key}',
  ],
  [
    'Unable to open input file [s3://bacs-uploads/2026-11/22/video 1.mp4]: [Failed probe/open]',
    'Unable to open input file [{address} {number}.mp4]: [Failed {key}]',
  ],
  ['MediaConvert does not know its job 1763800000000-ab12cd', 'MediaConvert does not know its job {id}'],
  ['Production 01M81C2WT8M8Q4W6X7Y8ZABCDE is gone', 'Production {id} is gone'],
  ['Upload 0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11 is gone', 'Upload {id} is gone'],
  [
    'No access to arn:aws:iam::123456789012:role/bacs (request 9f86d081884c7d659a2f)',
    'No access to {arn} (request {id})',
  ],
  ['Decoder error 1040 at 00:01:02.500', 'Decoder error {number} at {number}'],
  ["There is no track named 'Commentary'", 'There is no track named {text}'],
  ['The upload of this production is gone', 'The upload of this production is gone'],
  [null, ''],
])('what is particular to one failure is no part of its cause: %s', (message, cause) => {
  expect(causeOf(message)).toBe(cause);
});

it('a cause of a cause is itself, so that a group can be asked for by its name', () => {
  const cause = causeOf('S3 lacks 3 of: a/b, c/d; job 1763800000000-ab12cd, "x" in 12.5 s');
  expect(causeOf(cause)).toBe(cause);
  expect(causeOf('x '.repeat(1_000)).length).toBeLessThanOrEqual(200);
});

it('costs no more for a long run of characters without a space than for prose', () => {
  const cost = (message: string) => {
    const before = process.cpuUsage();
    for (let times = 0; times < 300; times += 1) causeOf(message);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const prose = 'words and more words, '.repeat(50);
  const run = 'a'.repeat(prose.length);
  // What runs for the first time is slower.
  cost(prose);
  cost(run);
  expect(cost(run)).toBeLessThan(10 * cost(prose));
});
