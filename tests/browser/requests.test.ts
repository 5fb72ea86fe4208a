import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { addFailures } from '../support/failures.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { openWebPage } from '../support/web-page.ts';

describe.skipIf(inject('chromiumPath') === null)('the requests of the web application', () => {
  let service: Api;
  let browser: Browser;

  beforeAll(async () => {
    service = await startApi('web-requests', { RATE_LIMIT_PER_MINUTE: '0' });
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  it('are few when many publications change at once, and none while nobody sees them', async () => {
    const count = 60;
    const user = await service.signUp();
    const space = await ok(
      user.POST('/api/spaces', { body: { type: 'channel', name: 'Many', slug: 'many' } }),
    );
    const upload = await addUpload(service.db, user.user.id);
    const body = { space_id: space.id, visible_in_global: true };
    for (let left = count; left > 0; left--) {
      const { ulid } = await addRendered(service.db, upload);
      await ok(user.POST('/api/productions/{id}/publications', { ...at(String(ulid)), body }));
    }
    const web = await openWebPage(browser, service);
    await web.signIn(user);
    await web.page.goto('/feed');
    await web.page.getByRole('article', { name: /./ }).first().waitFor();
    const hidden = await web.page.context().newPage();
    await hidden.addInitScript(
      'Object.defineProperty(document, "hidden", { get: () => !globalThis.isBack })',
    );
    await hidden.goto('/feed');
    await hidden.getByRole('article', { name: /./ }).first().waitFor();
    const [asked, askedHidden] = [web.page, hidden].map((page) => collect(page, '/api/feed'));

    await ok(
      user.DELETE('/api/uploads/{id}', {
        params: { path: { id: String(upload.asset_uuid) }, query: { force: true } },
      }),
    );
    await web.page.getByText('Nothing is published here yet').waitFor();
    expect(asked?.length).toBeLessThan(count / 4);
    expect(askedHidden).toEqual([]);
    await hidden.evaluate('isBack = true, document.dispatchEvent(new Event("visibilitychange"))');
    await hidden.getByText('Nothing is published here yet').waitFor();
  });

  it('do not walk through all productions for a search that finds one', async () => {
    const operator = await service.signUp('operator');
    const upload = await addUpload(service.db, operator.user.id);
    await addFailures(service.db, upload, { count: 20_000, code: 'MANY' });
    const { id } = await addRendered(service.db, upload);
    await updateRow(service.db, 'productions', id, { name: 'Needle' });
    const web = await openWebPage(browser, service);
    await web.signIn(operator);
    const asked = collect(web.page, '/api/admin/productions');
    await web.page.goto('/operate/productions?text=needle');
    await web.page.getByText('1 production so far, of 10,000 looked at').waitFor();
    await nextFrames(web.page);
    expect(asked.length).toBe(2);
    await web.page.getByRole('button', { name: 'More' }).click();
    await web.page.getByText('1 production so far, of 15,000 looked at').waitFor();
    await nextFrames(web.page);
    expect(asked.length).toBe(3);
  });
});

/** Collects the addresses of this path that the page asks for from now on. */
function collect(page: Page, path: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === path) asked.push(url.search);
  });
  return asked;
}

/** Whatever a page asks for by itself, it asks for in the frame that shows what it got before, or in the next. */
const nextFrames = (page: Page) =>
  page.evaluate(`(async () => {
    for (let left = 20; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
  })()`);
