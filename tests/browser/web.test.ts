import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { findBarriers, signIn, watchFaults } from '../support/web.ts';

const desktop = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const };
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
const hostileName = '<img src=x onerror=alert(1)>.mp4';

describe.skipIf(inject('chromiumPath') === null)('the web application', () => {
  let service: Service;
  let browser: Browser;
  let film: string;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    const dir = join(inject('testDir'), 'web-films');
    await mkdir(dir, { recursive: true });
    film = join(dir, hostileName);
    await copyFile(await createStudio(dir).film('web.mp4', '1280x720', 3), film);
    service = await startService('web-app', {
      LOCAL_AWS_ENGINE: 'ffmpeg',
    });
    await service.runWorker();
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  afterEach(async () => {
    await page.context().close();
  });

  async function open(screen: typeof desktop | typeof phone, path = '/') {
    const { key } = await service.signUp();
    const context = await browser.newContext({ ...screen, reducedMotion: 'reduce' });
    page = await context.newPage();
    faults = watchFaults(page, [service.apiUrl, service.aws.url]);
    await signIn(page, { url: service.apiUrl + path, key });
  }

  it('sends a film, shows a plan, starts two renders at once, plays one and deletes it with a receipt', async () => {
    await open(desktop);
    await page.getByText('No productions yet').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.getByLabel('Videos').setInputFiles(film);
    await page.getByRole('link', { name: 'Choose renditions' }).click();
    await page.getByRole('heading', { name: hostileName, level: 1 }).waitFor();
    await page.getByText('1280 × 720').first().waitFor();
    await page.getByRole('button', { name: 'Add another' }).click();
    const second = page.getByRole('group', { name: 'Render 2' });
    await second.getByLabel('Profile').selectOption('simple-hls');
    await second.getByText('simple-hls', { exact: true }).last().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start 2 renders' }).click();

    const cards = page.getByRole('list', { name: 'Productions' }).getByRole('article');
    await expect.poll(() => cards.count(), patiently).toBe(2);
    const seen = await watchProgress(page);
    await expect.poll(() => cards.getByText('Completed').count(), patiently).toBe(2);
    expect(await seen()).toEqual(expect.arrayContaining(['Rendering', 'Completed']));
    expect(await cards.count()).toBe(2);
    expect(await cards.evaluateAll(tellCut)).toEqual([false, false]);
    expect(await findBarriers(page)).toEqual([]);

    await cards.last().getByRole('link').click();
    await page.getByRole('button', { name: 'Play' }).click();
    expect(await playing(page)).toEqual({ width: expect.any(Number), isWide: true });
    await page.getByLabel('Quality').selectOption('480p');
    // The film is short, and may be over.
    await page.evaluate("document.querySelector('video').play()");
    await expect
      .poll(() => page.evaluate("document.querySelector('video').videoHeight"), patiently)
      .toBe(480);
    await page.getByRole('button', { name: 'Portrait' }).click();
    expect(await playing(page)).toEqual({ width: expect.any(Number), isWide: false });
    await page.getByRole('list', { name: 'Timeline' }).getByText('Completed').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/This deletes \d+ objects .*, 1 production\./).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText(/Deleted \d+ objects/).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'Productions' }).click();
    await expect.poll(() => cards.count(), patiently).toBe(1);
    expect(faults).toEqual([]);
  });

  it('by keyboard alone: signs in, starts, cancels and retries a render on a phone', async () => {
    await open(phone);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['bacs.signed-in']);
    await page.getByLabel('Videos').setInputFiles(film);
    await press(page, 'Choose renditions');
    await page.getByText('1280 × 720').first().waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await press(page, 'Start render');
    await press(page, `Cancel ${hostileName.replace('.mp4', '')}`);
    await press(page, `Retry ${hostileName.replace('.mp4', '')}`);
    await page.getByRole('status').getByText('Completed').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('leads from the sign-in to where somebody wanted to go, and to no other host', async () => {
    await open(desktop, '/?next=/spaces');
    await page.getByRole('heading', { name: 'Spaces', level: 1 }).waitFor();
    for (const next of ['//', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)']) {
      await page.context().close();
      await open(desktop, `/?next=${encodeURIComponent(next)}`);
      await page.getByText('No productions yet').waitFor();
      expect(new URL(page.url()).origin).toBe(service.apiUrl);
      expect(faults).toEqual([]);
    }
  });
});

/** Tells of each whether what is in it is wider than it. */
function tellCut(elements: { scrollWidth: number; clientWidth: number }[]): boolean[] {
  return elements.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
}

/** Collects the words that state badges have shown since. */
async function watchProgress(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    globalThis.seenStates = new Set();
    const look = () => {
      for (const badge of document.querySelectorAll('.badge')) seenStates.add(badge.textContent);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  })()`);
  return () => page.evaluate('[...seenStates]');
}

async function playing(page: Page) {
  // The policy of the page forbids what waitForFunction does.
  const time = () => page.evaluate<number>("document.querySelector('video')?.currentTime");
  await expect.poll(time, patiently).toBeGreaterThan(0.2);
  return await page.evaluate(`(({ videoWidth, videoHeight }) => ({
    width: videoWidth,
    isWide: videoWidth > videoHeight,
  }))(document.querySelector('video'))`);
}

/** Goes from one place to the next by the Tab key until the one of this name has the focus, and presses it. */
async function press(page: Page, name: string) {
  const wanted = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  await wanted.waitFor();
  const hasFocus = () =>
    wanted.evaluate((element: { matches: (selector: string) => boolean }) => element.matches(':focus'));
  for (let steps = 0; !(await hasFocus()); steps += 1) {
    if (steps > 60) throw new Error(`the Tab key does not reach ${name}`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}
