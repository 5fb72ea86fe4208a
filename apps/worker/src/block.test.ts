import { expect, test } from 'vitest';
import { blockOf, blockOfAny } from './block.ts';

const slowDown = Object.assign(new Error('Please reduce your request rate.'), {
  name: 'SlowDown',
  $metadata: { httpStatusCode: 503 },
});

test("S3's throttling has the name of MediaConvert's", () => {
  expect(blockOfAny(slowDown)).toMatchObject({
    cause: 'throttled',
    reason: 'throttled: Please reduce your request rate.',
  });
});

test('a call that may not happen twice is judged by the words of MediaConvert alone', () => {
  expect(blockOf(slowDown).cause).toBe('unknown');
});
