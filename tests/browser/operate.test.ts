import type { Upload } from '@bacs/db';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { addFailures } from '../support/failures.ts';
import { patiently } from '../support/patiently.ts';
import { addUpload, updateRow } from '../support/rows.ts';
import { type Service, startService } from '../support/service.ts';
import { findBarriers } from '../support/web.ts';
import { openWebPage } from '../support/web-page.ts';

const id = '1795343400800-ab12c';
const hostileName = '"><img src=x onerror=alert(1)>.mp4';

describe.skipIf(inject('chromiumPath') === null)('the operators’ side', () => {
  let service: Service;
  let browser: Browser;
  let operator: ApiClient;
  let upload: Upload;

  beforeAll(async () => {
    service = await startService('operate_web');
    operator = await service.signUp('operator');
    const alma = await service.signUp();
    upload = await addUpload(service.db, alma.user.id);
    await updateRow(service.db, 'uploads', upload.id, { status: 'uploaded', original_filename: hostileName });
    // What becomes of what is retried is told by other tests.
    await service.deps.queues.render.pause();
    await service.runWorker();
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  async function open(path: string, client = operator, width = 1280) {
    const viewport = { width, height: 800 };
    const web = await openWebPage(browser, service, { folder: 'operate', viewport, reducedMotion: 'reduce' });
    await web.signIn(client);
    await web.page.goto(path);
    return web;
  }

  async function expectNoBarriers(page: Page) {
    expect(await findBarriers(page)).toEqual([]);
  }

  const retries = async () =>
    await service.db
      .selectFrom('productions as retry')
      .innerJoin('productions as original', 'original.id', 'retry.retried_from')
      .select(['original.error_code', 'original.ulid'])
      .execute();

  it('groups a thousand failures of three causes, and retries one group in bulk, once', async () => {
    const of = {
      count: 333,
      code: 'OUTPUT_MISSING',
      message: (n: number) => `S3 lacks ${n} of its outputs: a/b${n}`,
    };
    await addFailures(service.db, upload, of);
    await addFailures(service.db, upload, {
      ...{ count: 334, code: 'OUTPUT_MISSING' },
      message: (n) => `Probe of "clip ${n}" tells nothing`,
    });
    await addFailures(service.db, upload, {
      count: 333,
      code: 'MEDIACONVERT_JOB_LOST',
      message: (n) => `No job ${id}${n}`,
    });

    const { page, faults, shoot } = await open('/operate');
    await page
      .getByRole('heading', { name: 'Everything works' })
      .or(page.getByText('Something does not'))
      .waitFor();
    await page.getByRole('row', { name: /^bulk/ }).waitFor();
    await expectNoBarriers(page);
    await shoot('overview');
    await page.getByRole('navigation', { name: 'Operate' }).getByRole('link', { name: 'Failures' }).click();
    const groups = page.getByRole('list', { name: 'Groups of failures' }).getByRole('link');
    await expect.poll(() => groups.count(), patiently).toBe(3);
    expect(await groups.allInnerTexts()).toEqual([
      expect.stringContaining('334'),
      expect.stringContaining('333'),
      expect.stringContaining('333'),
    ]);
    await page.getByText('1,000 failures in 3 groups').waitFor();
    await expectNoBarriers(page);
    await shoot('failures');

    await groups.filter({ hasText: 'S3 lacks {number} of its outputs' }).click();
    await page.getByText(/100 productions so far/).waitFor();
    expect(await page.getByLabel('Failure code').inputValue()).toBe('OUTPUT_MISSING');
    await page.reload();
    await page.getByText(/100 productions so far/).waitFor();
    await page.getByText('Cause: S3 lacks {number} of its outputs: {key}').waitFor();
    await expectNoBarriers(page);
    await shoot('filter');

    await page.getByRole('button', { name: 'Retry all…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('333 × CreateJob, 333 × GetJob').waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(10);
    await expectNoBarriers(page);
    await shoot('preview');
    await dialog.getByRole('button', { name: 'Retry 333 productions' }).dblclick();
    await page.getByText('333 done, 0 skipped, 0 refused of 333').waitFor({ timeout: patiently.timeout });
    await page.getByText('Completed', { exact: true }).waitFor();
    await expectNoBarriers(page);
    await shoot('bulk-action');
    const made = await retries();
    expect(made).toHaveLength(333);
    expect(new Set(made.map(({ ulid }) => ulid)).size).toBe(333);

    // The way back leads to the filter, where nothing is left to retry.
    await page.goBack();
    await page.getByText(/productions so far|333 productions/).waitFor();
    await page.getByRole('button', { name: 'Retry all…' }).click();
    await page.getByText('There is nothing to retry').waitFor();
    await page.keyboard.press('Escape');
    expect(await retries()).toHaveLength(333);

    await page.getByRole('link', { name: 'Bulk actions' }).click();
    await page.getByRole('link', { name: /Retry 333 productions/ }).click();
    await page
      .getByRole('list', { name: 'What came of each production' })
      .getByText('The new production')
      .first()
      .click();
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    await page.getByText(hostileName).first().waitFor();
    await page.getByText('Show it on Bull Board').waitFor();
    expect(await page.getByText('Failed before').count()).toBe(0);
    const ulid = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await service.db
      .updateTable('productions')
      .set({ failed_jobs: JSON.stringify([{ id, code: '1999' }]) })
      .where('ulid', '=', ulid)
      .execute();
    await page.reload();
    await page.getByText(`${id} with 1999`).waitFor();
    await expectNoBarriers(page);
    await shoot('production');
    expect(faults).toEqual([]);
  });

  it('goes on asking for the production that it shows', async () => {
    const [first = '', second = ''] = await addFailures(service.db, upload, { count: 2, code: 'RETRIED' });
    const { id: retried_from } = await service.db
      .selectFrom('productions')
      .select('id')
      .where('ulid', '=', first)
      .executeTakeFirstOrThrow();
    await service.db.updateTable('productions').set({ retried_from }).where('ulid', '=', second).execute();
    const { page, faults } = await open(`/operate/productions/${first}`);
    await page.getByRole('link', { name: second }).click();
    await page.getByRole('link', { name: first }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const [, ulid] = /\/api\/admin\/productions\/(\w+)$/.exec(request.url()) ?? [];
      if (ulid) asked.push(ulid);
    });
    await expect.poll(() => asked, patiently).not.toEqual([]);
    expect(new Set(asked)).toEqual(new Set([second]));
    expect(faults).toEqual([]);
  });

  it.each(['overview', 'production'])(
    'says so when the API refuses the %s that it has shown',
    async (view) => {
      const [ulid] = await addFailures(service.db, upload, { count: 1, code: 'SHOWN' });
      const other = await service.signUp('operator');
      const { page } = await open(view === 'overview' ? '/operate' : `/operate/productions/${ulid}`, other);
      const works = page.getByRole('heading', { name: /^(Everything works|Something does not work)$/ });
      const queues = page.getByRole('row', { name: /^bulk/ });
      await queues.or(page.getByRole('heading', { name: 'Timeline' })).waitFor();
      await service.db
        .updateTable('api_keys')
        .set({ role: 'member' })
        .where('user_id', '=', other.user.id)
        .execute();
      await page.getByRole('alert').waitFor();
      // What was there is still of use, but it is no promise.
      expect(await works.count()).toBe(0);
      await queues.or(page.getByRole('heading', { name: 'Timeline' })).waitFor();
    },
  );

  it('looks again at the last hour as of then, and leads to what it has counted', async () => {
    await addFailures(service.db, upload, { count: 1, code: 'LATE' });
    const { page, faults } = await open('/operate/failures?hours=1');
    const group = page.getByRole('link', { name: 'LATE' });
    await group.waitFor();
    await page.evaluate('{ const now = Date.now; Date.now = () => now() + 30 * 60_000; }');
    const asked = page.waitForRequest((request) => request.url().includes('/api/admin/failures'));
    await page.getByRole('button', { name: 'Look again' }).click();
    const from = new URL((await asked).url()).searchParams.get('from') ?? '';
    expect(Math.abs(Date.now() - 30 * 60_000 - Date.parse(from))).toBeLessThan(10 * 60_000);
    const counted = async () => {
      const address = (await group.getAttribute('href')) ?? '';
      return new URL(address, service.apiUrl).searchParams.get('from');
    };
    await expect.poll(counted, patiently).toBe(from);
    expect(faults).toEqual([]);
  });

  it('is walked by keyboard on a phone', async () => {
    const { page, faults, shoot } = await open('/operate/productions', operator, 390);
    await page.getByLabel('Name, file or ULID').focus();
    await page.keyboard.type('name 12');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=name\+12/);
    await page.getByText(/looked at/).waitFor();
    // Whoever goes on typing need not look for the field again.
    await page.keyboard.press('End');
    await page.keyboard.type('3');
    expect(await page.getByLabel('Name, file or ULID').inputValue()).toBe('name 123');
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    expect(await page.getByLabel('Name, file or ULID').inputValue()).toBe('');
    await page.getByLabel('State').selectOption('completed');
    await page.getByRole('heading', { name: 'Nothing is like that' }).waitFor();
    await expectNoBarriers(page);
    await shoot('phone');
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    expect(faults).toEqual([]);
  });

  it('is there for nobody else', async () => {
    const { page } = await open('/operate/productions', await service.signUp());
    expect(await page.getByRole('link', { name: 'Operate' }).count()).toBe(0);
    expect(await page.getByLabel('Failure code').count()).toBe(0);
  });

  it('shows 10,000 productions, and its memory stays flat while somebody scrolls through them', async () => {
    await addFailures(service.db, upload, { count: 10_000, code: 'MANY' });
    const { page, faults } = await open('/operate');
    const link = page.getByRole('navigation', { name: 'Operate' }).getByRole('link', { name: 'Productions' });
    await link.waitFor();
    const began = performance.now();
    await link.click();
    const lines = page.getByRole('list', { name: 'Found productions' }).getByRole('listitem');
    await lines.first().waitFor();
    const ms = performance.now() - began;
    process.stdout.write(`10,000 productions: the list is there after ${Math.round(ms)} ms\n`);

    const client = await page.context().newCDPSession(page);
    const heap = async () => {
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize / 1024 ** 2;
    };
    const scrollTo = async (count: number) => {
      const has = async () => {
        await page.evaluate('scrollTo(0, document.body.scrollHeight)');
        const [, shown = '0'] =
          /^([\d,]+) prod/.exec((await page.locator('.looked').textContent()) ?? '') ?? [];
        return Number(shown.replace(',', ''));
      };
      await expect.poll(has, { ...patiently, interval: 30 }).toBeGreaterThanOrEqual(count);
    };
    await scrollTo(1_000);
    const [before, nodes] = [await heap(), await lines.count()];
    await scrollTo(10_000);
    const after = await heap();
    process.stdout.write(`memory after 1,000 and 10,000: ${before.toFixed(1)} and ${after.toFixed(1)} MB\n`);
    expect(await lines.count()).toBeLessThanOrEqual(nodes + 10);
    expect(after - before).toBeLessThan(10);
    expect(faults).toEqual([]);
  });
});
