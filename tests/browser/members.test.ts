import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { byKeyboard } from '../support/hands.ts';
import { addMember } from '../support/members.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { findBarriers } from '../support/web.ts';
import { openWebPage } from '../support/web-page.ts';

describe.skipIf(inject('chromiumPath') === null)('the members of a space', () => {
  let service: Api;
  let browser: Browser;

  beforeAll(async () => {
    service = await startApi('web-members');
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  it('may change its name and its review at the same time', async () => {
    const host = await service.signUp();
    const body = { type: 'group', name: 'Club', slug: 'club' } as const;
    const { id } = await ok(host.POST('/api/spaces', { body }));
    const { page, signIn } = await openWebPage(browser, service, { folder: 'settings' });
    await signIn(host);
    await page.goto(`/spaces/${id}/settings`);
    const save = page.getByRole('button', { name: 'Save' });
    await expect.poll(() => save.isDisabled(), patiently).toBe(true);
    await ok(
      host.PATCH('/api/spaces/{id}', {
        ...at(id),
        body: { name: 'Late', settings: { require_review: true } },
      }),
    );
    await page.getByLabel('Name').fill('Our club');
    await save.click();
    await page.getByText('The settings are saved.').waitFor();
    const read = () => ok(host.GET('/api/spaces/{id}', at(id)));
    expect(await read()).toMatchObject({ name: 'Our club', settings: { require_review: true } });
    await expect.poll(() => page.getByRole('checkbox').isChecked(), patiently).toBe(true);
    await page.getByRole('checkbox').uncheck();
    await save.click();
    await expect.poll(async () => (await read()).settings.require_review, patiently).toBe(false);
  });

  it('are invited, given another role and removed by keyboard alone, on a phone', async () => {
    const [host, bela, cora] = [await service.signUp(), await service.signUp(), await service.signUp()];
    const body = { type: 'group', name: 'Friends', slug: 'friends' } as const;
    const { id } = await ok(host.POST('/api/spaces', { body }));
    const named = [
      [bela, 'Bela'],
      [cora, 'Cora'],
    ] as const;
    for (const [{ user }, name] of named)
      await updateRow(service.db, 'users', user.id, { display_name: name });
    await addMember(host, id, bela, 'viewer');
    const readRoles = async () => {
      const { items } = await ok(host.GET('/api/spaces/{id}/members', at(id)));
      return items.map(({ display_name, role }) => [display_name, role]);
    };

    const { page, signIn, faults, shoot } = await openWebPage(browser, service, {
      viewport: { width: 390, height: 844 },
      folder: 'members',
    });
    await signIn(host);
    await page.goto(`/spaces/${id}`);
    const { press, select } = byKeyboard(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const focused = () => page.evaluate('document.activeElement.textContent');
    await press(page.getByRole('link', { name: 'Members' }));

    await select(page.getByLabel('Role of who is invited'), 'Publisher');
    await press(button('Invite somebody'));
    const readCode = () => page.locator('.code code').textContent();
    const withdrawn = await readCode();
    await press(button('Withdraw'));
    await expect.poll(() => button('Withdraw').count(), patiently).toBe(0);
    // What had the focus is gone.
    await expect.poll(focused, patiently).toBe('Invite somebody');
    await press(button('Invite somebody'));
    await expect.poll(readCode, patiently).not.toBe(withdrawn);
    await ok(cora.POST('/api/invitations/accept', { body: { code: (await readCode()) ?? '' } }));
    await page.reload();

    await select(page.getByLabel('Role of Bela'), 'Moderator');
    await expect.poll(readRoles, patiently).toContainEqual(['Bela', 'moderator']);
    await shoot('members');
    expect(await findBarriers(page)).toEqual([]);
    await press(button('Remove Cora'));
    await button('Remove Cora').waitFor({ state: 'detached' });
    expect(await readRoles()).toEqual([['Bela', 'moderator']]);
    await expect.poll(focused, patiently).toBe('Remove');
    await press(button('Remove Bela'));
    await page.getByText('Nobody but the owner').waitFor();
    await expect.poll(focused, patiently).toBe('Friends');
    expect(faults).toEqual([]);
  });

  it('who run it take back what others have published, and are not asked what shall replace it', async () => {
    const [host, bela] = [await service.signUp(), await service.signUp()];
    const body = { type: 'group', name: 'Others', slug: 'others' } as const;
    const { id: space_id } = await ok(host.POST('/api/spaces', { body }));
    await addMember(host, space_id, bela, 'moderator');
    const { ulid } = await addRendered(service.db, await addUpload(service.db, host.user.id));
    const path = '/api/productions/{id}/publications';
    const { id } = await ok(host.POST(path, { ...at(String(ulid)), body: { space_id } }));
    const seenBy = async (user: ApiClient) => {
      const { page, signIn } = await openWebPage(browser, service);
      await signIn(user);
      await page.goto(`/publications/${id}`);
      await page.getByRole('button', { name: 'Unpublish' }).waitFor();
      return await page.getByRole('button', { name: 'Replace…' }).count();
    };
    expect(await seenBy(host)).toBe(1);
    expect(await seenBy(bela)).toBe(0);
  });
});
