import type { Upload } from '@bacs/db';
import type { Browser, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { hostileNames } from '../support/hostile-names.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';
import { findBarriers } from '../support/web.ts';
import { openWebPage } from '../support/web-page.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

describe.skipIf(inject('chromiumPath') === null)('every view', () => {
  let service: Service;
  let browser: Browser;
  let alma: ApiClient;
  let upload: Upload;
  /** An address for each view, and for what it looks like in several states */
  let addresses: Record<string, string>;

  beforeAll(async () => {
    service = await startService('views');
    browser = await launchChromium();
    alma = await service.signUp();
    const { db } = service;
    upload = await addUpload(db, alma.user.id);
    const completed = await addRendered(db, upload, { orientations: ['landscape', 'portrait'] });
    const failed = await addRendered(db, upload, { end: 'failed' });
    const waiting = await addProduction(db, upload);
    addresses = {
      home: '/',
      uploads: '/uploads',
      upload: `/uploads/${upload.asset_uuid}`,
      completed: `/productions/${completed.ulid}`,
      failed: `/productions/${failed.ulid}`,
      waiting: `/productions/${waiting.ulid}`,
      'not found': '/nothing/here',
      'no production': '/productions/01M81C2WT8M8Q4W6X7Y8ZABCDE',
    };
  });
  afterTests(async () => {
    await browser?.close();
  });

  const open = (options = {}) => openWebPage(browser, service, options);

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('has nothing that axe finds serious, %s and %i pixels wide', async (colorScheme, width) => {
    const { page, signIn, shoot } = await open({
      colorScheme,
      viewport: { width, height: 800 },
      folder: `views-${colorScheme}-${width}`,
      reducedMotion: 'reduce',
    });
    const found: string[] = [];
    const look = async (name: string) => {
      await settle(page);
      await shoot(name.replaceAll(' ', '-'));
      found.push(...(await findBarriers(page)).map((what) => `${name}: ${what}`));
    };
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await look('welcome');
    await signIn(alma);
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address);
      await look(name);
    }
    await page.goto(addresses['completed'] ?? '');
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByText('This deletes').waitFor(patiently);
    await look('dialog');
    expect(found).toEqual([]);
  });

  it('weighs at first no more than 100 kB, compressed and without what plays videos', async () => {
    const { page, signIn } = await open();
    const sizes = new Map<string, number>();
    page.on('requestfinished', async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      sizes.set(new URL(request.url()).pathname, responseBodySize + responseHeadersSize);
    });
    await signIn(alma);
    await page.getByRole('article').first().waitFor(patiently);
    await settle(page);
    await expect.poll(() => sizes.has('/') && sizes.size > 2, patiently).toBe(true);
    const files = [...sizes].filter(([path]) => path === '/' || path.startsWith('/assets/'));
    const total = files.reduce((sum, [, size]) => sum + size, 0);
    say(`first view: ${(total / 1_000).toFixed(1)} kB in ${files.length} files`);
    expect(total).toBeGreaterThan(5_000);
    expect(total).toBeLessThan(100_000);
  });

  it('asks once more for a part of it that could not be loaded, and then says so', async () => {
    const { page, signIn } = await open();
    await signIn(alma);
    let failures = 0;
    await page.route(/assets\/(spaces|uploads)-/, (route) => {
      // Each fails once, and the uploads twice.
      const isBroken = failures === 0 || route.request().url().includes('/uploads-');
      failures += 1;
      return isBroken ? route.abort() : route.continue();
    });
    await page.getByRole('link', { name: 'Spaces' }).click();
    await page.getByRole('heading', { name: 'Spaces', level: 1 }).waitFor();
    expect(failures).toBe(2);
    await page.getByRole('link', { name: 'Uploads' }).click();
    await page.getByRole('button', { name: 'Load it again' }).waitFor();
    expect(failures).toBe(4);
  });

  it('looks again at what is not done once somebody comes back to the page', async () => {
    const { page, signIn } = await open();
    await page.addInitScript('Object.defineProperty(document, "hidden", { get: () => !globalThis.isBack })');
    await signIn(alma);
    const address = addresses['waiting'] ?? '';
    await page.goto(address);
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    const asked = page.waitForRequest((request) => request.url().endsWith(`/api${address}`));
    await page.evaluate('isBack = true');
    await asked;
  });

  it('forgets what was wrong with one production while it asks for another', async () => {
    const { page, signIn } = await open();
    await signIn(alma);
    await page.goto(`/productions/${ulid()}`);
    const problem = page.getByRole('alert');
    await problem.waitFor();
    const address = addresses['waiting'] ?? '';
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route(`**/api${address}`, (route) => released.then(() => route.continue()));
    const asked = page.waitForRequest((request) => request.url().endsWith(`/api${address}`));
    await page.evaluate(
      `history.pushState(null, '', '${address}'); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    await asked;
    expect(await problem.count()).toBe(0);
    release();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
  });

  it('shows hostile names as text', async () => {
    const { page, signIn, faults } = await open();
    page.on('framenavigated', (frame) => {
      if (!/^(about:|http:\/\/127)/.test(frame.url())) faults.push(`navigated to ${frame.url()}`);
    });
    const bela = await service.signUp();
    await service.db
      .updateTable('users')
      .set({ display_name: hostileNames[1] ?? '' })
      .where('id', '=', bela.user.id)
      .execute();
    await signIn(bela);
    const named: [name: string, upload: string, production: string][] = [];
    for (const name of hostileNames) {
      const upload = await addUpload(service.db, bela.user.id);
      await updateRow(service.db, 'uploads', upload.id, { original_filename: name });
      const { id, ulid } = await addProduction(service.db, upload);
      await updateRow(service.db, 'productions', id, { name });
      named.push([name, String(upload.asset_uuid), String(ulid)]);
    }
    const isText = async (name: string) => {
      const heading = page.getByRole('heading', { level: 1 });
      await expect.poll(() => heading.textContent(), patiently).toBe(name);
    };
    for (const [name, upload, production] of named) {
      await page.goto(`/productions/${production}`);
      await isText(name);
      await page.goto(`/uploads/${upload}`);
      await isText(name);
      expect(await page.evaluate(strangeElements)).toEqual([]);
    }
    for (const list of ['/', '/uploads']) {
      await page.goto(list);
      await page
        .getByText(hostileNames.at(-3) ?? '')
        .first()
        .waitFor(patiently);
      expect(await page.evaluate(strangeElements)).toEqual([]);
    }
    await page.goto(`/productions/${named[0]?.[2]}`);
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page
      .getByRole('dialog')
      .getByText(hostileNames[0] ?? '')
      .first()
      .waitFor(patiently);
    expect(await page.evaluate(strangeElements)).toEqual([]);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(faults).toEqual([]);
  });
});

/** What only markup of a name could have made */
const strangeElements = `[...document.querySelectorAll(
  'body script, iframe, object, embed, base, body style, body meta, math, #evil, [onerror], [onload], [onclick], a[href^="javascript:"], form[action*="evil"], img[src="x"], h1 *'
)].map((element) => element.outerHTML)`;

/** Waits until nothing is loading any more. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor(patiently);
  await expect.poll(() => page.locator('[aria-busy=true]').count(), patiently).toBe(0);
}
