import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { launchChromium } from '../support/chromium.ts';
import { byKeyboard } from '../support/hands.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { findBarriers, signIn, watchFaults } from '../support/web.ts';

const desktop = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const };
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
const title = '<img src=x onerror=alert(1)>';

describe.skipIf(inject('chromiumPath') === null)('the web application', () => {
  let service: Service;
  let browser: Browser;
  let film: string;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    const dir = join(inject('testDir'), 'web-films');
    await mkdir(dir, { recursive: true });
    film = join(dir, `${title}.mp4`);
    await copyFile(await createStudio(dir).film('web.mp4', '1280x720', 3), film);
    service = await startService('web-app');
    await service.runWorker();
    browser = await launchChromium();
  });

  afterTests(async () => {
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

  it('by keyboard alone: signs in, starts, cancels and retries a render on a phone', async () => {
    await open(phone);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['bacs.signed-in']);
    await page.getByLabel('Videos').setInputFiles(film);
    const { press } = byKeyboard(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await press(page.getByRole('link', { name: 'Choose renditions' }));
    await page.getByText('1280 × 720').first().waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await service.aws.setFaults({ paused: '.*' });
    await press(button('Start render'));
    await press(button(`Cancel ${title}`));
    await button(`Retry ${title}`).waitFor(patiently);
    // What had the focus is gone, and what can be done now has it.
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), patiently).toBe('Retry');
    await service.aws.setFaults({});
    await press(button(`Retry ${title}`));
    await page.getByRole('status').getByText('Completed').waitFor(patiently);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    // Whoever comes back to the first one can retry it again, and sees each look's percent.
    const retry = page.url();
    await page.goBack();
    // MediaConvert tells percents at each third; the last one is for canceling it in time.
    await service.aws.setFaults({ instant_render_ms: 90_000 });
    await press(button(`Retry ${title}`));
    await button(`Cancel ${title}`).waitFor();
    expect(page.url()).not.toBe(retry);
    const bar = page.getByRole('progressbar');
    const percent = async () => Number(await bar.getAttribute('aria-valuenow'));
    await expect.poll(percent, patiently).toBeGreaterThan(0);
    const first = await percent();
    await expect.poll(percent, patiently).toBeGreaterThan(first);
    await press(button(`Cancel ${title}`));
    await button(`Retry ${title}`).waitFor(patiently);
    await service.aws.setFaults({});
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
