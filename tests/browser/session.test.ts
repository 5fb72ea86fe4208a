import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { addUpload, updateRow } from '../support/rows.ts';
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

  it('is the same in all tabs: who signs in or out in one does so in the others', async () => {
    const [alice, bob] = [await service.signUp(), await service.signUp()];
    const { page, signIn } = await openWebPage(browser, service);
    const tab = await page.context().newPage();
    await tab.goto('/uploads');
    await tab.getByLabel('API key').waitFor();
    await signIn(alice);
    await tab.getByText(alice.user.displayName).waitFor();
    await tab.getByText('No uploads yet').waitFor();

    const loaded = tab.waitForEvent('load');
    await page.goto(`/?as=bob#sign-in=${await ticketOf(bob)}`);
    await page.getByText(bob.user.displayName).waitFor();
    await loaded;
    await tab.getByText(bob.user.displayName).waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await tab.getByText('Your session has ended').waitFor();
  });

  it('outlives the refusal of a request that was sent with the one before, and goes on to hear what happens', async () => {
    const user = await service.signUp();
    const { id, asset_uuid } = await addUpload(service.db, user.user.id);
    await updateRow(service.db, 'uploads', id, { status: 'uploaded' });
    const { page, signIn } = await openWebPage(browser, service);
    const wait = /\/api\/events\?.*wait=/;
    const problem = { status: 401, code: 'UNAUTHENTICATED', title: 'Unauthenticated' };
    const refuse = { status: 401, contentType: 'application/problem+json', json: problem };
    await page.route(wait, (route) => route.fulfill(refuse), { times: 1 });
    let waits = 0;
    const again = page.waitForRequest((request) => wait.test(request.url()) && ++waits === 2);
    await signIn(user);
    await again;
    await user.produce({ uuid: String(asset_uuid) }, { name: 'Heard' });
    await page.getByRole('heading', { name: 'Heard' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Heard' }).waitFor();
  });

  it('outlives a load of the page while the API is away', async () => {
    const { page, signIn } = await openWebPage(browser, service);
    await signIn(await service.signUp());
    // What a proxy says while there is no API behind it is no answer to who it is.
    const away = { status: 404, contentType: 'text/html', body: '<h1>No server</h1>' };
    await page.route('**/api/me', (route) => route.fulfill(away), { times: 2 });
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByText('No productions yet').waitFor();
  });
});
