import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const signature = '0123456789abcdef'.repeat(4);
const token = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEU=';

describe('a line of the log shows no', () => {
  it.each([
    ['API key', `key bacs_1a2b3c4d${'x'.repeat(35)} is`, `key bacs_1a2b3c4d… is`],
    ['session', `"sess_1a2b3c4d${'x'.repeat(35)}"`, '"sess_1a2b3c4d…"'],
    ['secret of a webhook', `of whsec_${'a/+'.repeat(14)}b=, so`, 'of whsec_…, so'],
    ['bearer token', 'Authorization: Bearer abc.def-ghi_jkl', 'Authorization: Bearer …'],
    ['basic sign-in', '"basic b3BlcmF0b3I6c2VjcmV0"', '"basic …"'],
    [
      'presigned URL',
      `https://s3/b/k?X-Amz-Credential=AKIA1/2026&X-Amz-Signature=${signature}&X-Amz-Security-Token=${token}&x=1`,
      'https://s3/b/k?X-Amz-Credential=…&X-Amz-Signature=…&X-Amz-Security-Token=…&x=1',
    ],
    [
      'signed request',
      `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/2026/us, SignedHeaders=a;b, Signature=${signature}`,
      'AWS4-HMAC-SHA256 Credential=…, SignedHeaders=a;b, Signature=…',
    ],
    [
      'form of a presigned POST',
      `{"Policy":"eyJ","X-Amz-Signature":"${signature}","key":"a"}`,
      '{"Policy":"…","X-Amz-Signature":"…","key":"a"}',
    ],
    ['access key', 'of AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE', 'of AKIA… and ASIA…'],
    ['password of a URL', 'mysql://bacs:s3cr:et!@db.internal:3306/bacs', 'mysql://…@db.internal:3306/bacs'],
    ['e-mail address', 'of alma.b+news@example.co.uk, "Ödön@példa.hu"', 'of …@…, "…@…"'],
  ])('%s', (_what, line, shown) => {
    expect(redact(line)).toBe(shown);
  });

  it.each([
    'at node_modules/@fastify/cors/index.js:10:5 of fastify@5.12.8',
    's3://bucket/2026-11/22/0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11/video.m3u8',
    'file:///app/apps/api/src/app.ts:12',
  ])('but it shows %s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('and stays JSON', () => {
    const line = JSON.stringify({ msg: 'a\n"b@example.com" \\c@example.com', url: 'redis://:p\\"@h' });
    expect(() => JSON.parse(redact(line))).not.toThrow();
  });

  it('at the cost of milliseconds, even where nothing matches for long', () => {
    const startedAt = performance.now();
    for (const letter of ['a', '.', '@', 'a@', 'b.', ':', '://'])
      redact(letter.repeat(20_000 / letter.length));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
