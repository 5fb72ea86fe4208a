import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { dropFile, makeSparseFile } from '../support/drop-file.ts';
import { patiently } from '../support/patiently.ts';
import { openWebPage } from '../support/web-page.ts';

const bytes = 64 * 1_024 ** 2 + 1;
/** In bytes a second: the file takes some seconds, so that they can be told. */
const slowly = 16_000_000;
/** What the browser and the machine take of a file that nobody reads */
const mostOnTheWay = 32_000_000;

describe.skipIf(inject('chromiumPath') === null)('a large file that is dropped into the page', () => {
  let service: Api;
  let browser: Browser;
  let film: string;

  beforeAll(async () => {
    service = await startApi('web-upload');
    film = await makeSparseFile(join(inject('testDir'), 'large.mp4'), bytes);
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  async function open() {
    const api = await service.signUp();
    const web = await openWebPage(browser, service);
    await web.signIn(api);
    // By then the page listens for what is dropped on it.
    await web.page.getByText('No productions yet').waitFor();
    const line = web.page.getByRole('list', { name: 'Files being sent' }).getByRole('listitem');
    const bar = line.getByRole('progressbar');
    const percent = async () => Number(await bar.getAttribute('aria-valuenow'));
    const posts = await countPosts();
    const expectSent = async (times: number) => {
      await line.getByText('67.1 MB · sent').waitFor();
      const { items } = await ok(api.GET('/api/uploads'));
      expect(items).toMatchObject([{ status: 'uploaded', size_bytes: bytes, filename: 'large.mp4' }]);
      expect(await countPosts()).toBe(posts + times);
    };
    return { ...web, api, line, percent, expectSent };
  }

  const countPosts = async () => (await service.aws.calls('PostObject')).length;

  it('goes straight to S3, with its speed and the time that is left', async () => {
    const { page, line, expectSent, faults } = await open();
    const devtools = await page.context().newCDPSession(page);
    const network = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: slowly };
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', network);
    await dropFile(page, film);
    await line.getByText(/^[\d.]+ MB of 67\.1 MB · [\d.]+ MB\/s · \d s left$/).waitFor();
    await expectSent(1);
    expect(faults).toEqual([]);
  });

  it('waits while S3 reads nothing, holds no more of it than a little, and then goes on', async () => {
    const { page, percent, expectSent } = await open();
    await service.aws.setFaults({ hold: ['PostObject'] });
    await dropFile(page, film);
    let before = 0;
    const stands = async () => {
      const now = await percent();
      const isSame = now > 0 && now === before;
      before = now;
      return isSame;
    };
    await expect.poll(stands, { ...patiently, interval: 500 }).toBe(true);
    expect(before).toBeLessThan((100 * mostOnTheWay) / bytes);
    await service.aws.setFaults({});
    await expectSent(1);
  });

  it('is only completed when it has arrived, and the session had ended before that was told', async () => {
    const { page, api, line, expectSent } = await open();
    const endSessions = service.db
      .updateTable('api_keys')
      .set({ expires_at: new Date(0) })
      .where('kind', '=', 'session')
      .where('user_id', '=', api.user.id);
    await page.route(
      '**/complete',
      async (route) => {
        await endSessions.execute();
        await route.continue();
      },
      { times: 1 },
    );
    await dropFile(page, film);
    await page.getByLabel('API key').fill(api.key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await line.getByRole('button', { name: 'Send again' }).click();
    await expectSent(1);
  });

  it('may be a transport stream, whatever the browser takes its name for', async () => {
    const { page, api, line } = await open();
    await dropFile(page, await makeSparseFile(join(inject('testDir'), 'stream.ts'), 188));
    await line.getByText(/ · sent$/).waitFor();
    const { items } = await ok(api.GET('/api/uploads'));
    expect(items).toMatchObject([{ status: 'uploaded', content_type: 'video/mp2t' }]);
  });

  it('is sent again when S3 is overloaded, and becomes one upload', async () => {
    const { page, expectSent } = await open();
    await service.aws.setFaults({ error: { PostObject: { status: 503, code: 'SlowDown', count: 1 } } });
    await dropFile(page, film);
    await expectSent(2);
  });
});
