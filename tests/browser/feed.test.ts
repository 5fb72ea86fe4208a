import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openDatabase } from '@bacs/db';
import { outputBucket } from '@bacs/stack';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fillFeed } from '../bench/feed/fill-feed.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { patiently } from '../support/patiently.ts';
import { findBarriers, signIn } from '../support/web.ts';

const publications = 100_000;
/** On a quiet machine a view takes well below a second; this one may be busy. */
const most = { workMs: 4_000, grownBytes: 10_000_000, cards: 100 };

describe.skipIf(inject('chromiumPath') === null)('in the web application, a feed of 100,000', () => {
  let service: Api;
  let browser: Browser;
  let reader: ApiClient;

  beforeAll(async () => {
    service = await startApi('web-feed', {
      RATE_LIMIT_PER_MINUTE: '1000000',
    });
    await fill(service.environment['DATABASE_URL'] ?? '');
    reader = await service.signUp();
    await putPosters();
    browser = await launchChromium();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
  });

  async function fill(url: string) {
    // Each statement makes thousands of rows, for which the service's own pool may not wait long enough.
    const db = openDatabase(url, { poolSize: 1, queryTimeoutMs: 0 });
    await fillFeed(db, { publications, onProgress: () => {} }).finally(() => db.destroy());
  }

  /** Puts a picture where the newest publications say that their posters are. */
  async function putPosters() {
    const file = join(inject('testDir'), 'feed-poster.jpg');
    const picture = ['-f', 'lavfi', '-i', 'testsrc=size=1280x720', '-frames:v', '1', '-y', file];
    await promisify(execFile)(inject('ffmpegPath'), picture);
    const body = { Bucket: outputBucket, Body: await readFile(file), ContentType: 'image/jpeg' };
    const { items } = await ok(reader.GET('/api/feed', { params: { query: { limit: 24 } } }));
    for (const { poster_url: url } of items)
      if (url) {
        const Key = url.slice(service.deps.config.OUTPUT_BASE_URL.length);
        await service.s3.send(new PutObjectCommand({ ...body, Key }));
      }
  }

  it('shows its first page at once, and needs no more memory or cards the further one scrolls', async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await signIn(page, { url: service.apiUrl, key: reader.key });
    await page.addInitScript(noteFirsts);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');

    await page.goto(`${service.apiUrl}/feed`);
    const firsts = () => page.evaluate<{ card?: number; poster?: number }>('firsts');
    await expect.poll(async () => (await firsts()).poster, patiently).toBeGreaterThan(0);
    const workMs = (await measure(devtools, 'TaskDuration')) * 1_000;
    const firstTitle = await page.getByRole('article').first().textContent();
    expect(await findBarriers(page)).toEqual([]);

    const heaps: Record<number, number> = {};
    for (const place of [200, 1_000, 2_000]) {
      await scrollPast(page, place);
      heaps[place] = await heapOf(devtools);
      expect(await countCards(page)).toBeLessThan(most.cards);
    }
    await page.evaluate('scrollTo(0, 0)');
    await expect.poll(() => page.getByRole('article').first().textContent(), patiently).toBe(firstTitle);

    const said = { publications, ...(await firsts()), work_ms: workMs, heap_bytes_at: heaps };
    process.stdout.write(`${JSON.stringify(said)}\n`);
    expect(workMs).toBeLessThan(most.workMs);
    expect((heaps[2_000] ?? Number.NaN) - (heaps[200] ?? 0)).toBeLessThan(most.grownBytes);
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** Notes, in ms since the address was opened, when the first card and the first poster were there. */
const noteFirsts = `
  globalThis.firsts = {};
  new MutationObserver(() => {
    if (document.querySelector('.feed-card[aria-label]')) firsts.card ??= performance.now();
  }).observe(document, { subtree: true, childList: true });
  document.addEventListener('load', ({ target }) => {
    if (target instanceof HTMLImageElement) firsts.poster ??= performance.now();
  }, true);
`;

async function measure(devtools: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return await measure(devtools, 'JSHeapUsedSize');
}

const countCards = (page: Page) => page.getByRole('article').count();

/** Scrolls down until the card of this place, and all on the screen with it, is there. */
async function scrollPast(page: Page, place: number): Promise<void> {
  const look = `(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const places = [...document.querySelectorAll('.endless > li')].map((li) => Number(li.ariaPosInSet));
    return Math.max(0, ...places);
  })()`;
  await expect.poll(() => page.evaluate<number>(look), patiently).toBeGreaterThan(place);
  await expect.poll(() => page.getByRole('article', { name: /./ }).count(), patiently).toBeGreaterThan(5);
}
