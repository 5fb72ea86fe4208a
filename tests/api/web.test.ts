import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { type Api, startApi } from '../support/api.ts';

const dir = await mkdtemp(join(inject('serversDir'), 'web-'));
const html = '<!doctype html><title>bacs</title>';
const script = 'console.log("built")';
await mkdir(join(dir, 'assets'));
for (const [name, text] of [
  ['index.html', html],
  ['assets/main-1a2b3c.js', script],
] as const) {
  await writeFile(join(dir, name), text);
  await writeFile(join(dir, `${name}.br`), brotliCompressSync(text));
}

const service: Api = await startApi('web', {
  WEB_DIR: dir,
  OUTPUT_BASE_URL: 'https://cdn.example.com/films/',
  S3_PUBLIC_ENDPOINT: 'https://uploads.example.com',
});
const { app } = service;
const browsers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-encoding': 'gzip, br' };

describe('the page', () => {
  it.each(['/', '/?next=%2Fadmin%2Fqueues', '/productions/01M81C2WT8M8Q4W6X7Y8ZABCDE', '/apiary', '/admin'])(
    'is what a browser gets at %s, compressed, and asks for again each time',
    async (url) => {
      const { statusCode, headers, rawPayload } = await app.inject({ url, headers: browsers });
      expect(statusCode).toBe(200);
      expect(headers).toMatchObject({
        'content-type': expect.stringMatching(/^text\/html/),
        'content-encoding': 'br',
        'cache-control': 'no-cache',
      });
      expect(String(headers['vary'])).toMatch(/accept-encoding/i);
      expect(brotliDecompressSync(rawPayload).toString()).toBe(html);
    },
  );

  it('comes without compression to who cannot read it', async () => {
    expect((await app.inject('/')).body).toBe(html);
    expect((await app.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200);
  });

  it.each(['/api/nothing', '/public/nothing', '/health/nothing', '/docs/nothing', '/assets/nothing.js'])(
    'is not at %s',
    async (url) => {
      const { statusCode, headers } = await app.inject({ url, headers: browsers });
      expect(statusCode).toBe(404);
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it.each([
    ['GET', '*/*', 404],
    ['GET', 'application/json', 404],
    ['POST', 'text/html', 404],
  ] as const)('is not what a program gets that sends %s and accepts %s', async (method, accept, status) => {
    const answer = await app.inject({ method, url: '/productions', headers: { accept } });
    expect([answer.statusCode, answer.json().code]).toEqual([status, 'NOT_FOUND']);
  });

  it('loads and runs what is its own, and reaches the two buckets besides', async () => {
    const { headers } = await app.inject('/');
    const policy = String(headers['content-security-policy']);
    const parts = Object.fromEntries(
      policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    );
    expect(parts).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'media-src': "'self' blob: data: https://cdn.example.com",
      'connect-src': expect.stringMatching(/^'self' https:\/\/[\w.-]+ https:\/\/cdn\.example\.com$/),
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
    expect(policy).not.toMatch(/unsafe|\*/);
    const { post } = (
      await (
        await service.signUp()
      ).request('POST', '/api/uploads', {
        filename: 'a.mp4',
        content_type: 'video/mp4',
        size_bytes: 1,
      })
    ).body as { post: { url: string } };
    expect(parts['connect-src']).toContain(` ${new URL(post.url).origin} `);
  });
});

describe('its files', () => {
  it('are kept for ever, because their names change with them', async () => {
    const { statusCode, headers, rawPayload } = await app.inject({
      url: '/assets/main-1a2b3c.js',
      headers: browsers,
    });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/^(?:text|application)\/javascript/),
      'content-encoding': 'br',
    });
    expect(brotliDecompressSync(rawPayload).toString()).toBe(script);
  });

  it.each(['/assets/', '/assets', '/assets/..%2findex.html', '/assets/%2e%2e/index.html', '/assets/%00'])(
    'are the only ones: nothing is at %s, not even an answer that tells whether a file is there',
    async (url) => {
      const { statusCode, body } = await app.inject({ url, headers: { accept: '*/*' } });
      expect(statusCode).toBe(404);
      expect(body).not.toContain('doctype');
    },
  );
});

it('says what to run when it was not built, and all else works', async () => {
  const unbuilt = await startApi('web-unbuilt', { WEB_DIR: join(dir, 'nothing') });
  const { statusCode, headers, body } = await unbuilt.app.inject('/');
  expect([statusCode, headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
  expect(body).toContain('node apps/web/scripts/build.ts');
  expect((await unbuilt.app.inject('/health/live')).statusCode).toBe(200);
});
