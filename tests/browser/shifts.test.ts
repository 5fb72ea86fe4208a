import type { Upload } from '@bacs/db';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { addFailures } from '../support/failures.ts';
import { addMember } from '../support/members.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addProduction, addUpload, updateRow } from '../support/rows.ts';
import { noteShifts, shiftOf } from '../support/shifts.ts';
import { openWebPage } from '../support/web-page.ts';

const both = { orientations: ['landscape' as const, 'portrait' as const] };
const say = (line: string) => process.stderr.write(`${line}\n`);

/** The address of each view, and a text that it shows last */
type Views = Record<string, [address: string, last: string]>;

describe.skipIf(inject('chromiumPath') === null)('nothing jumps while it loads', () => {
  let service: Api;
  let browser: Browser;
  let alma: ApiClient;
  let operator: ApiClient;
  let upload: Upload;
  let views: { alma: Views; operator: Views };

  beforeAll(async () => {
    service = await startApi('web-shifts');
    browser = await launchChromium();
    [alma, operator] = [await service.signUp(), await service.signUp('operator')];
    upload = await addUpload(service.db, alma.user.id);
    await updateRow(service.db, 'uploads', upload.id, { status: 'uploaded' });
    views = { alma: { ...(await addProductions()), ...(await addSpace()) }, operator: await addBulkAction() };
  });
  afterTests(async () => {
    await browser?.close();
  });

  async function addProductions(): Promise<Views> {
    const { db } = service;
    const completed = await addRendered(db, upload, both);
    const failed = await addRendered(db, upload, { end: 'failed' });
    const waiting = await addProduction(db, upload);
    return {
      home: ['/', 'Failed'],
      uploads: ['/uploads', 'video.mp4'],
      upload: [`/uploads/${upload.asset_uuid}`, 'Failed'],
      completed: [`/productions/${completed.ulid}`, 'Completed'],
      failed: [`/productions/${failed.ulid}`, 'Retry'],
      waiting: [`/productions/${waiting.ulid}`, 'Cancel'],
      'not found': ['/nothing/here', 'There is nothing'],
    };
  }

  async function addSpace(): Promise<Views> {
    const body = { type: 'group', name: 'Friends', slug: 'friends' } as const;
    const { id: spaceId } = await ok(alma.POST('/api/spaces', { body }));
    const publish = async (settings: object) => {
      const { id, ulid } = await addRendered(service.db, upload, both);
      await updateRow(service.db, 'productions', id, { name: 'Holiday' });
      const body = { space_id: spaceId, ...settings };
      return (await ok(alma.POST('/api/productions/{id}/publications', { ...at(String(ulid)), body }))).id;
    };
    const shown = await publish({});
    for (let more = 0; more < 5; more += 1) await publish({ visible_in_global: true });
    for (const role of ['viewer', 'publisher', 'moderator'] as const)
      await addMember(alma, spaceId, await service.signUp(), role);
    await ok(alma.POST('/api/spaces/{id}/invitations', { ...at(spaceId), body: { role: 'viewer' } }));
    return {
      feed: ['/feed', 'Holiday'],
      watch: [`/watch/${shown}`, 'Copy link'],
      publication: [`/publications/${shown}`, 'Published'],
      spaces: ['/spaces', 'Friends'],
      space: [`/spaces/${spaceId}`, 'Holiday'],
      review: [`/spaces/${spaceId}/review`, 'Nothing waits for review'],
      publications: [`/spaces/${spaceId}/publications`, 'Holiday'],
      members: [`/spaces/${spaceId}/members`, 'Withdraw'],
      settings: [`/spaces/${spaceId}/settings`, 'Save'],
    };
  }

  async function addBulkAction(): Promise<Views> {
    const failed = await addFailures(service.db, upload, { count: 12, code: 'FRAME' });
    const body = { action: 'retry', filter: { error_code: 'FRAME' } } as const;
    const { token } = await ok(operator.POST('/api/admin/bulk-actions/preview', { body }));
    await ok(operator.POST('/api/admin/bulk-actions', { body: { token } }));
    return {
      operate: ['/operate', 'render'],
      'all productions': ['/operate/productions', 'looked at'],
      inspection: [`/operate/productions/${failed[0]}`, 'Around it'],
      failures: ['/operate/failures', 'FRAME'],
      'bulk actions': ['/operate/bulk-actions', 'Retry 12 productions'],
      'bulk action': [`/operate/bulk-actions/${token}`, String(failed.at(-1))],
    };
  }

  async function open(client: ApiClient, width: number) {
    const web = await openWebPage(browser, service, {
      viewport: { width, height: 844 },
      folder: `shifts-${width}`,
    });
    await web.signIn(client);
    await noteShifts(web.page);
    const shifts: Record<string, number> = {};
    return {
      ...web,
      async look(views: Views) {
        for (const [name, [address, last]] of Object.entries(views)) {
          // A network of the machine that changes meanwhile ends the loading of a page for good.
          await vi.waitFor(async () => {
            await web.page.goto(address);
            await web.page.locator('main').getByText(last).first().waitFor({ timeout: 30_000 });
          }, patiently);
          await expect.poll(() => web.page.locator('[aria-busy=true]').count(), patiently).toBe(0);
          shifts[name] = await shiftOf(web.page);
          await web.shoot(name.replaceAll(' ', '-'));
        }
      },
      expectFew(who: string) {
        say(`shifts of ${who}, ${width} pixels wide: ${JSON.stringify(shifts)}`);
        expect(Object.entries(shifts).filter(([, shift]) => shift >= 0.1)).toEqual([]);
      },
      shifts,
    };
  }

  it.each([390, 1280])('for a member, %i pixels wide', async (width) => {
    const { page, look, shifts, expectFew } = await open(alma, width);
    await look(views.alma);
    const { id, ulid, outputs } = await addRendered(service.db, upload, both);
    await updateRow(service.db, 'productions', id, { status: 'processing', outputs: null });
    await page.goto(`/productions/${ulid}`);
    await page.getByText('It plays here when it is rendered.').waitFor();
    await updateRow(service.db, 'productions', id, { status: 'completed', outputs: JSON.stringify(outputs) });
    await page.getByRole('button', { name: /^Play / }).waitFor();
    shifts['completed meanwhile'] = await shiftOf(page);
    expectFew('a member');
  });

  it.each([390, 1280])('for an operator, %i pixels wide', async (width) => {
    const { look, expectFew } = await open(operator, width);
    await look(views.operator);
    expectFew('an operator');
  });
});
