import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import type { Production } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { createStudio } from '../support/make-videos.ts';
import { type Service, startService } from '../support/service.ts';

const require = createRequire(import.meta.url);
const seconds = 2;

describe.skipIf(inject('chromiumPath') === null)('in a browser', () => {
  let service: Service;
  let browser: Browser;
  let origin: string;
  let production: Production;

  beforeAll(async () => {
    const film = await createStudio(inject('testDir')).film('browser.mp4', '640x360', seconds);
    origin = await servePages(film);
    service = await startService('browser', { LOCAL_AWS_ENGINE: 'ffmpeg', CORS_ORIGINS: origin });
    await service.runWorker();
    browser = await launchChromium();
    const api = await service.signUp();
    production = await api.waitFor((await api.produce(await api.upload(film))).ulid, 'completed');
  });

  afterTests(async () => {
    await browser?.close();
  });

  it('a page of another origin plays the playlist to its end and reads the poster', async () => {
    const page = await browser.newPage();
    const { playlist_url: playlist = '', poster_url: poster } = production.outputs?.[0] ?? {};
    await page.goto(`${origin}/?${new URLSearchParams({ playlist: playlist ?? '', poster: poster ?? '' })}`);
    await page.waitForFunction("document.title === 'ended' || document.title.startsWith('failed')");
    expect(await page.title()).toBe('ended');
    const played = await page.evaluate('[video.duration, video.videoWidth > 0, posterWidth()]');
    expect(played).toEqual([expect.closeTo(seconds, 0), true, 1280]);
    await page.close();
  });

  it('a page of another origin sends a film with progress, renders it, and waits for the end', async () => {
    const { key: apiKey } = await service.signUp();
    const page = await browser.newPage();
    await page.goto(`${origin}/empty`);
    const done = await page.evaluate(`(async () => {
      const { createClient } = await import('/client.js');
      const bacs = createClient(${JSON.stringify({ apiUrl: service.apiUrl, apiKey })});
      const film = new File([await (await fetch('/film.mp4')).blob()], 'film.mp4', { type: 'video/mp4' });
      const loaded = [];
      const { uuid } = await bacs.upload(film, { onProgress: (progress) => loaded.push(progress.loaded) });
      const statuses = [];
      const onProgress = ({ status }) => statuses.push(status);
      const { status } = await bacs.waitFor(await bacs.createProduction({ upload_id: uuid }), { onProgress });
      const refused = await bacs.waitFor('01M81C2WT8M8Q4W6X7Y8ZABCDE').catch(({ code }) => code);
      return { status, last: statuses.at(-1), isSent: loaded.at(-1) > film.size, refused };
    })()`);
    expect(done).toEqual({
      status: 'completed',
      last: 'completed',
      isSent: true,
      refused: 'PRODUCTION_NOT_FOUND',
    });
    await page.close();
  });

  it('an operator signs in to Bull Board and sees the render completed', async () => {
    const operator = await service.signUp('operator');
    const context = await browser.newContext({
      extraHTTPHeaders: { authorization: `Basic ${btoa(`operator:${operator.key}`)}` },
    });
    const page = await context.newPage();
    await page.goto(`${service.apiUrl}/admin/queues/queue/render?status=completed`);
    await page.getByText(`${production.ulid}.1`).first().waitFor();
    await context.close();
  });
});

/** Serves a page with hls.js, an empty page, a film, and the client, on their own origin. */
async function servePages(film: string): Promise<string> {
  const files: Record<string, [type: string, body: string | Buffer]> = {
    '/': ['text/html', await readFile(join(import.meta.dirname, 'player.html'), 'utf8')],
    '/hls.js': ['text/javascript', await readFile(require.resolve('hls.js/dist/hls.min.js'), 'utf8')],
    '/empty': ['text/html', '<!doctype html><link rel="icon" href="data:,">'],
    '/film.mp4': ['video/mp4', await readFile(film)],
    '/client.js': ['text/javascript', await bundle(join(repositoryRoot, 'packages/client/src/index.ts'))],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url?.split('?')[0] ?? ''] ?? ['text/plain', ''];
    response.setHeader('content-type', type).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTests(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Puts a module and all that it imports into one file. @throws if a browser does not have something of it */
async function bundle(input: string): Promise<string> {
  const bundler = await rolldown({ input, platform: 'browser' });
  const { output } = await bundler.generate({ format: 'esm' });
  await bundler.close();
  expect(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []))).toEqual([]);
  return output[0].code;
}
