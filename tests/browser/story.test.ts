import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import { launchChromium } from '../support/chromium.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { openWebPage } from '../support/web-page.ts';

const length = 10;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Notes every percent that a progress bar shows from now on. */
const notePercents = `{
  window.percents = new Set();
  const note = () => {
    for (const bar of document.querySelectorAll('[role=progressbar][aria-valuenow]'))
      percents.add(Number(bar.getAttribute('aria-valuenow')));
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
}`;

// Each video renders once for a phone and once for a desktop, so what only one of them can do wrong is seen.
describe.skipIf(inject('chromiumPath') === null)('from a film to its deletion', () => {
  let service: Service;
  let browser: Browser;
  let film: string;

  beforeAll(async () => {
    film = await createStudio(inject('testDir')).film('story.mp4', '1280x720', length);
    service = await startService('story', { LOCAL_AWS_ENGINE: 'ffmpeg' });
    await service.runWorker();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
    ['desktop', { viewport: { width: 1280, height: 800 } }],
  ])('on a %s', { timeout: 600_000 }, async (folder, screen) => {
    const api = await service.signUp();
    const opened = await openWebPage(browser, service, { folder, ...screen });
    const { page, faults, signIn, shoot } = opened;
    page.setDefaultTimeout(patiently.timeout);
    await signIn(api);
    await shoot('1-empty');

    await page.getByLabel('Videos', { exact: true }).setInputFiles(film);
    await page.getByText('sent', { exact: false }).first().waitFor();
    await shoot('2-sent');
    await page.getByRole('link', { name: 'Choose renditions' }).click();

    const renditions = page.getByRole('list', { name: 'Renditions' });
    await renditions
      .getByText(/\d+ × \d+/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.getByLabel('Quality').nth(1).selectOption('hq');
    await renditions
      .nth(1)
      .getByText(/\d+ × \d+/)
      .first()
      .waitFor();
    await shoot('3-plan');
    await page.evaluate(notePercents);
    await page.getByRole('button', { name: 'Start 2 renders' }).click();

    const cards = page.getByRole('article');
    await expect.poll(() => cards.count(), patiently).toBe(2);
    await page.getByText('Rendering').first().waitFor();
    await cards.first().scrollIntoViewIfNeeded();
    await shoot('4-rendering');
    const rendered = { ...patiently, timeout: 180_000 };
    await expect.poll(() => cards.getByText('Completed').count(), rendered).toBe(2);
    const percents = await page.evaluate<number[]>('[...percents]');
    expect(percents.length).toBeGreaterThan(2);
    await shoot('5-completed');

    const { items } = await ok(api.GET('/api/productions'));
    expect(items).toHaveLength(2);
    for (const { ulid, outputs } of items) {
      await page.locator(`article a[href="/productions/${ulid}"]`).click();
      await page.getByRole('button', { name: /^Play / }).click();
      const time = () => page.evaluate<number>(`document.querySelector('video')?.currentTime ?? 0`);
      await expect.poll(time, patiently).toBeGreaterThan(1);
      const widths = outputs?.flatMap(({ renditions: each }) => each.map(({ width }) => width));
      expect(widths).toContain(await page.evaluate(`document.querySelector('video').videoWidth`));
      const seconds = await page.evaluate<number>(`document.querySelector('video').duration`);
      expect(Math.abs(seconds - length)).toBeLessThan(1);
      await shoot(`6-plays-${ulid === items[0]?.ulid ? 'first' : 'second'}`);
      await page.goBack();
    }

    await page.locator(`article a[href="/productions/${items[0]?.ulid}"]`).click();
    await page.getByRole('button', { name: /^Delete/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/This deletes \d+ objects/).waitFor();
    await shoot('7-dry-run');
    expect((await ok(api.GET('/api/productions/{id}', at(String(items[0]?.ulid))))).status).toBe('completed');
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByText(/Deleted \d+ objects/).waitFor();
    await shoot('8-receipt');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.goto('/');
    await expect.poll(() => cards.count(), patiently).toBe(1);
    expect((await ok(api.GET('/api/productions'))).items).toHaveLength(1);
    expect(faults).toEqual([]);

    await page.reload();
    const posters = `[...document.querySelectorAll('article img')].filter((image) => image.naturalWidth > 0).length`;
    await expect.poll(() => page.evaluate(posters), { ...patiently, interval: 20 }).toBe(1);
    const poster = await page.evaluate<number>('performance.now()');
    say(`${folder}: percents ${percents.join(' ')}; first poster after ${Math.round(poster)} ms`);
    await shoot('9-home');
  });
});
