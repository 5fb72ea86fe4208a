import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { launchChromium } from '../support/chromium.ts';
import { deletionOf } from '../support/deletions.ts';
import { createStudio } from '../support/make-videos.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';
import { openWebPage } from '../support/web-page.ts';

describe.skipIf(inject('chromiumPath') === null)('what comes and goes', () => {
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    service = await startService('web-deletions');
    await service.runWorker();
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  async function makeProduction(name: string) {
    const user = await service.signUp();
    const upload = await addUpload(service.db, user.user.id);
    const production = await addRendered(service.db, upload);
    await updateRow(service.db, 'productions', production.id, { name });
    return { user, production, ulid: String(production.ulid) };
  }

  it('is deleted again when the first deletion was refused', async () => {
    const { user, production, ulid } = await makeProduction('Stubborn');
    const { id, output_prefix } = production;
    await service.deps.queues.delete.pause();
    const { ulid: deletion } = await deletionOf(user.DELETE('/api/productions/{id}', at(ulid)));
    await updateRow(service.db, 'productions', id, { output_prefix: 'elsewhere/' });
    await service.deps.queues.delete.resume();
    await expect
      .poll(async () => (await ok(user.GET('/api/deletions/{id}', at(deletion)))).error?.code)
      .toBe('PREFIX_REFUSED');
    await updateRow(service.db, 'productions', id, { output_prefix });

    const { page, signIn, faults } = await openWebPage(browser, service);
    await signIn(user);
    await page.goto(`/productions/${ulid}`);
    await page.getByRole('button', { name: 'Delete Stubborn again' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText(/^Deleted \d+ objects?/).waitFor();
    expect(faults).toEqual([]);
  });

  it('shows the receipt of a deletion that ends before its answer is there', async () => {
    const { user, ulid } = await makeProduction('Quick');
    const { page, signIn } = await openWebPage(browser, service);
    await signIn(user);
    await page.getByRole('button', { name: 'Delete Quick' }).click();
    const dialog = page.getByRole('dialog');
    await page.route(`**/api/productions/${ulid}?*`, async (route) => {
      const request = route.request();
      const isDryRun = new URL(request.url()).searchParams.has('dry_run');
      if (request.method() !== 'DELETE' || isDryRun) return await route.continue();
      const response = await route.fetch();
      // The card goes by an event of the same transaction, one before that of the end.
      await page.locator('article').waitFor({ state: 'detached' });
      await route.fulfill({ response });
    });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText(/^Deleted \d+ objects?/).waitFor();
  });

  it('is in the list of uploads as soon as it is sent, and no longer than until it is deleted', async () => {
    const user = await service.signUp();
    const { page, signIn, faults } = await openWebPage(browser, service);
    await signIn(user);
    await page.goto('/uploads');
    await page.getByText('No uploads yet').waitFor();
    const film = await createStudio(inject('testDir')).film('web-listed.mp4', '640x360', 1);
    await page.locator('input[type=file]').setInputFiles(film);
    const line = page.getByRole('list', { name: 'Uploads' }).getByRole('link', { name: 'web-listed.mp4' });
    await line.waitFor();
    const uuid = (await line.getAttribute('href'))?.split('/').at(-1) ?? '';
    await ok(user.DELETE('/api/uploads/{id}', at(uuid)));
    await page.getByText('No uploads yet').waitFor();
    expect(faults).toEqual([]);
  });

  it('is in the list of uploads once, though its event comes before the list', async () => {
    const user = await service.signUp();
    const film = await createStudio(inject('testDir')).film('web-listed.mp4', '640x360', 1);
    const { page, signIn } = await openWebPage(browser, service);
    await signIn(user);
    const lines = page.getByRole('list', { name: 'Uploads' }).getByRole('listitem');
    await page.route('**/api/uploads?*', async (route) => {
      await user.upload(film);
      await lines.first().waitFor();
      await route.fulfill({ response: await route.fetch() });
    });
    await page.getByRole('link', { name: 'Uploads' }).click();
    await page.locator('.endless[aria-busy=false]').waitFor();
    expect(await lines.count()).toBe(1);
  });
});
