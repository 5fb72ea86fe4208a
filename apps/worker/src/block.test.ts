import { S3ServiceException } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { blockOf, blockOfAny } from './block.ts';

const slowDown = new S3ServiceException({
  name: 'SlowDown',
  message: 'Please reduce your request rate.',
  $fault: 'server',
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

test('MediaConvert, when it is not available, is not throttling', () => {
  const unavailable = Object.assign(new Error('Come back later.'), { name: 'ServiceUnavailable' });
  expect(blockOfAny(unavailable).cause).toBe('unknown');
});
