import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { openWebPage } from '../support/web-page.ts';

describe.skipIf(inject('chromiumPath') === null)('the session of a browser', () => {
  let service: Api;
  let browser: Browser;

  beforeAll(async () => {
    service = await startApi('web-session');
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  const ticketOf = async (api: ApiClient) => (await ok(api.POST('/api/session/tickets'))).ticket;

  it('outlives a link that was used before', async () => {
    const user = await service.signUp();
    const { page, signIn } = await openWebPage(browser, service);
    await signIn(user);
    const tab = await page.context().newPage();
    await tab.goto('/#sign-in=used');
    for (const one of [tab, page]) {
      await one.getByRole('button', { name: 'Sign out' }).waitFor();
      await one.reload();
      await one.getByText('No productions yet').waitFor();
    }
  });

  it('begins by a link that nothing has answered, once somebody answers', async () => {
    const ticket = await ticketOf(await service.signUp());
    const { page } = await openWebPage(browser, service);
    await page.route('**/api/session', (route) => route.abort());
    await page.goto(`/#sign-in=${ticket}`);
    await page.getByText('The service does not answer').waitFor();
    expect(new URL(page.url()).hash).toBe(`#sign-in=${ticket}`);
    await page.unroute('**/api/session');
    await page.reload();
    await page.getByText('No productions yet').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    // It has been used, which an address that somebody has kept is told.
    await page.evaluate('localStorage.clear()');
    await page.goto(`/?kept#sign-in=${ticket}`);
    await page.getByText('This link has been used, or is too old').waitFor();
  });
});
