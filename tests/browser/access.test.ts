import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { addMember } from '../support/members.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { openWebPage } from '../support/web-page.ts';

describe.skipIf(inject('chromiumPath') === null)('what somebody may not see any more', () => {
  let service: Api;
  let browser: Browser;
  let maker: ApiClient;
  let spaceId: number;

  beforeAll(async () => {
    service = await startApi('web-access');
    browser = await launchChromium();
    maker = await service.signUp();
    const body = { type: 'group', name: 'Friends', slug: 'friends' } as const;
    spaceId = (await ok(maker.POST('/api/spaces', { body }))).id;
  });

  afterTests(async () => {
    await browser?.close();
  });

  async function publish(name: string) {
    const upload = await addUpload(service.db, maker.user.id);
    const { id, ulid } = await addRendered(service.db, upload, { orientations: ['landscape', 'portrait'] });
    await updateRow(service.db, 'productions', id, { name });
    const body = { space_id: spaceId };
    const path = '/api/productions/{id}/publications';
    return (await ok(maker.POST(path, { ...at(String(ulid)), body }))).id;
  }

  async function openAsFriend(path: string) {
    const friend = await service.signUp();
    await addMember(maker, spaceId, friend, 'viewer');
    const web = await openWebPage(browser, service, { viewport: { width: 1280, height: 800 } });
    await web.signIn(friend);
    await web.page.goto(path);
    return web;
  }

  it('goes from the page of who watches it, by itself, and what they chose stays until then', async () => {
    const id = await publish('Taken back');
    const { page } = await openAsFriend(`/watch/${id}`);
    const portrait = page.getByRole('button', { name: 'Portrait' });
    await portrait.click();
    const looked = () => page.waitForResponse((response) => response.url().includes(`/${id}/feed-item`));
    await looked();
    await looked();
    expect(await portrait.getAttribute('aria-pressed')).toBe('true');
    await ok(maker.POST('/api/publications/{id}/unpublish', at(id)));
    await page.getByRole('heading', { name: 'This video is not shown, or not to you' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), patiently).toBe('H1');
  });

  it('is not there for who signs in next, in the same page', async () => {
    await publish('Between friends');
    const { page } = await openAsFriend(`/spaces/${spaceId}`);
    await page.getByRole('link', { name: 'Between friends' }).waitFor();
    await page.getByRole('link', { name: 'Productions' }).click();
    await page.getByText('No productions yet').waitFor();
    await page.evaluate("fetch('/api/session', { method: 'DELETE' })");
    await page.getByRole('link', { name: 'Uploads' }).click();
    await page.getByText('Your session has ended').waitFor();

    const stranger = await service.signUp();
    await page.getByLabel('API key').fill(stranger.key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('No uploads yet').waitFor();
    await page.goBack();
    await page.goBack();
    await page.getByText('not found').or(page.getByRole('alert')).first().waitFor();
    expect(await page.getByRole('link', { name: 'Between friends' }).count()).toBe(0);
  });

  it('is not in a page that the browser has kept for who goes back', async () => {
    const { page } = await openAsFriend('/');
    await page.getByText('No productions yet').waitFor();
    await page.evaluate('document.title = "kept"');
    const loaded = page.waitForEvent('load');
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await loaded;
    await page.getByText('No productions yet').waitFor();
    expect(await page.title()).not.toBe('kept');
  });
});
