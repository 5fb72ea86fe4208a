import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openDatabase } from '@bacs/db';
import { outputBucket } from '@bacs/stack';
import { sql } from 'kysely';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { fillFeed } from '../bench/feed/fill-feed.ts';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { patiently } from '../support/patiently.ts';
import { findBarriers, signIn } from '../support/web.ts';

const publications = 100_000;
/** On a quiet machine a view takes well below a second; this one may be busy. */
const most = { workMs: 4_000, cards: 100 };
/** Of an item that is far away remain its number and its place, and of some that are near all that they say. */
const bytesOfItem = 500;

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
    await turnOne();
    await putPosters();
    browser = await launchChromium();
  }, 300_000);

  afterTests(async () => {
    await browser?.close();
  });

  async function fill(url: string) {
    // Each statement makes thousands of rows, for which the service's own pool may not wait long enough.
    const db = openDatabase(url, { poolSize: 1, queryTimeoutMs: 0 });
    await fillFeed(db, { publications, onProgress: () => {} }).finally(() => db.destroy());
  }

  /** Makes the second of the newest that have a production a tall video. */
  async function turnOne() {
    const { items } = await ok(reader.GET('/api/feed', { params: { query: { limit: 24 } } }));
    const ulid = items.flatMap(({ production_ulid }) => production_ulid ?? [])[1];
    const turn = (column: string) => sql`REPLACE(${sql.ref(column)}, 'landscape', 'portrait')`;
    await sql`UPDATE productions SET outputs = ${turn('outputs')}, output_prefix = ${turn('output_prefix')}
      WHERE ulid = ${ulid}`.execute(service.db);
  }

  /** Puts a picture where the newest publications say that their posters are. */
  async function putPosters() {
    const [wide, tall] = [await makePicture('1280x720'), await makePicture('720x1280')];
    const { items } = await ok(reader.GET('/api/feed', { params: { query: { limit: 96 } } }));
    for (const { poster_url: url } of items)
      if (url) {
        const Key = url.slice(service.deps.config.OUTPUT_BASE_URL.length);
        const Body = Key.includes('/portrait/') ? tall : wide;
        const picture = { Bucket: outputBucket, Key, Body, ContentType: 'image/jpeg' };
        await service.s3.send(new PutObjectCommand(picture));
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
    // Until then, more and more pages are held.
    for (const place of [500, 2_500]) {
      await scrollPast(page, place);
      heaps[place] = await heapOf(devtools);
      expect(await countCards(page)).toBeLessThan(most.cards);
    }
    await page.evaluate('scrollTo(0, 0)');
    await expect.poll(() => page.getByRole('article').first().textContent(), patiently).toBe(firstTitle);

    const said = { publications, ...(await firsts()), work_ms: workMs, heap_bytes_at: heaps };
    process.stdout.write(`${JSON.stringify(said)}\n`);
    expect(workMs).toBeLessThan(most.workMs);
    expect((heaps[2_500] ?? Number.NaN) - (heaps[500] ?? 0)).toBeLessThan(2_000 * bytesOfItem);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows on a phone each poster in its own shape, and to who comes back what they have left', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await signIn(page, { url: service.apiUrl, key: reader.key });
    await page.getByRole('link', { name: 'Feed' }).click();
    const posters = () => page.evaluate<Poster[]>(describePosters);
    await expect.poll(async () => (await posters()).filter(({ isTall }) => isTall).length, patiently).toBe(1);
    for (const { isTall, width, height } of await posters()) {
      const [wanted, got] = [isTall ? 9 / 16 : 16 / 9, width / height];
      expect(Math.abs(got / wanted - 1)).toBeLessThan(0.02);
      // Nothing but the screen itself limits a tall one.
      expect(Math.max(width / 358, height / (0.72 * 844))).toBeCloseTo(1, 1);
    }
    expect(await page.evaluate(findOverlaps)).toEqual([]);

    await scrollPast(page, 60);
    const seen = () => page.evaluate<[number, string | null][]>(describeScreen);
    const titles = () =>
      page.evaluate<number>(`${onScreen}.filter((one) => one.querySelector('h3 a')).length`);
    await expect.poll(titles, patiently).toBeGreaterThan(1);
    // More cards may still come, so the last look is at the same time as the click, and more may be there afterwards.
    const left = await page.evaluate<[number, string | null][]>(
      `(() => { const left = ${describeScreen}; ${onScreen}[1].querySelector('h3 a').click(); return left; })()`,
    );
    expect(left.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: /^Play/ }).first().waitFor();
    await page.waitForURL(/watch/);
    await expect.poll(() => page.evaluate('scrollY'), patiently).toBe(0);
    await page.goBack();
    const places = new Set(left.map(([, place]) => place));
    const seenAgain = async () => (await seen()).filter(([, place]) => places.has(place));
    await expect.poll(seenAgain, patiently).toEqual(left);
    // What is opened anew begins at its top.
    await page.getByRole('link', { name: 'Spaces' }).click();
    await page.getByRole('link', { name: 'Feed' }).click();
    await expect.poll(async () => (await seen())[0]?.[1], patiently).toBe('1');
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

async function makePicture(size: string): Promise<Buffer> {
  const file = join(inject('testDir'), `feed-${size}.jpg`);
  const picture = ['-f', 'lavfi', '-i', `testsrc=size=${size}`, '-frames:v', '1', '-y', file];
  await promisify(execFile)(inject('ffmpegPath'), picture);
  return await readFile(file);
}

type Poster = { isTall: boolean; width: number; height: number };

/** The posters that have been loaded: the shape of the picture, and the size of its place */
const describePosters = `[...document.querySelectorAll('.endless .poster img')]
  .filter(({ naturalWidth }) => naturalWidth > 0)
  .map((image) => {
    const { width, height } = image.parentElement.getBoundingClientRect();
    return { isTall: image.naturalHeight > image.naturalWidth, width, height };
  })`;

const findOverlaps = `[...document.querySelectorAll('.endless > li')]
  .map((li) => li.getBoundingClientRect())
  .filter(({ top }, index, all) => index > 0 && top < all[index - 1].bottom)`;

const onScreen = `[...document.querySelectorAll('.endless > li')].filter((li) => {
  const { top, bottom } = li.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
})`;

/** Where the cards are that are on the screen, and their places in the list */
const describeScreen = `${onScreen}.map((li) => [Math.round(li.getBoundingClientRect().top), li.ariaPosInSet])`;

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
