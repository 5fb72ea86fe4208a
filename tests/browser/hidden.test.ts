import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { type Api, startApi } from '../support/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { openWebPage } from '../support/web-page.ts';

describe.skipIf(inject('chromiumPath') === null)('a tab that nobody looks at', () => {
  let service: Api;
  let browser: Browser;

  beforeAll(async () => {
    service = await startApi('web-hidden');
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  it('waits for no events, and tells what it has missed to who comes back', async () => {
    const user = await service.signUp();
    const { id, asset_uuid } = await addUpload(service.db, user.user.id);
    await updateRow(service.db, 'uploads', id, { status: 'uploaded' });
    const upload = { uuid: String(asset_uuid) };
    const { page, signIn } = await openWebPage(browser, service);
    const isWait = (request: { url: () => string }) => /\/api\/events\?.*wait=/.test(request.url());
    let waits = 0;
    page.on('request', (request) => {
      if (isWait(request)) waits++;
    });
    const show = async (isShown: boolean) => {
      await page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, value: ${!isShown} })`,
      );
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    };
    const waiting = page.waitForRequest(isWait);
    await signIn(user);
    await waiting;
    const given = page.waitForEvent('requestfailed', isWait);
    await show(false);
    await given;
    const before = waits;
    await user.produce(upload, { name: 'Missed' });
    expect(waits).toBe(before);

    await show(true);
    await page.getByRole('heading', { name: 'Missed' }).waitFor();
    await user.produce(upload, { name: 'Heard' });
    await page.getByRole('heading', { name: 'Heard' }).waitFor();
  });
});
