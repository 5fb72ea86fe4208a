import type { OutputsManifest } from '@bacs/db';
import type { Browser, CDPSession } from 'playwright-core';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { type Api, startApi } from '../support/api.ts';
import { launchChromium } from '../support/chromium.ts';
import { patiently } from '../support/patiently.ts';
import { addRendered } from '../support/rendered.ts';
import { addUpload } from '../support/rows.ts';
import { signIn } from '../support/web.ts';

const many = 10_000;

describe.skipIf(inject('chromiumPath') === null)('the list of productions', () => {
  let service: Api;
  let browser: Browser;

  beforeAll(async () => {
    service = await startApi('web-many', { RATE_LIMIT_PER_MINUTE: '0' });
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  it(`shows ${many} of them while only those on the screen are in the page`, async () => {
    const { db } = service;
    const user = await service.signUp();
    const upload = await addUpload(db, user.user.id);
    const { outputs, output_prefix } = await addRendered(db, upload);
    await addCompleted({ uploadId: upload.id, userId: user.user.id, outputs, output_prefix });

    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // The posters are not there, and are not what this is about.
    await page.route(/[.]jpg$/, (route) => route.abort());
    await signIn(page, { url: service.apiUrl, key: user.key });
    const list = page.getByRole('list', { name: 'Productions' });
    await list.getByText('Film 1', { exact: true }).waitFor();
    const devtools = await page.context().newCDPSession(page);
    const before = await heapOf(devtools);

    const nodes: number[] = [];
    const goOn = async () => {
      const [count = 0, last] = await page.evaluate<[number, string]>(`(() => {
        scrollTo(0, document.body.scrollHeight);
        return [document.querySelectorAll('*').length, document.querySelector('.endless').textContent];
      })()`);
      nodes.push(count);
      return last;
    };
    await expect.poll(goOn, { ...patiently, interval: 10 }).toContain(`Film ${many}`);
    expect(Math.max(...nodes)).toBeLessThan(2_000);
    // A card of the list is a few hundred bytes; what was scrolled past has left nothing else.
    expect((await heapOf(devtools)) - before).toBeLessThan(40_000_000);
    await page.evaluate('scrollTo(0, 0)');
    await list.getByText('Film 1', { exact: true }).waitFor();
  });

  type Rendered = {
    uploadId: number;
    userId: number;
    outputs: OutputsManifest | null;
    output_prefix: string | null;
  };

  async function addCompleted({ uploadId, userId, outputs, output_prefix }: Rendered) {
    const at = new Date();
    const rowOf = (place: number) => ({
      ...{
        ulid: ulid(),
        upload_id: uploadId,
        user_id: userId,
        name: `Film ${place}`,
        status: 'completed' as const,
      },
      ...{ config: '{}', outputs: JSON.stringify(outputs), output_prefix, progress_percent: 100 },
      ...{ created_at: at, completed_at: at },
    });
    for (let left = many; left > 0; left -= 500) {
      const rows = Array.from({ length: 500 }, (_, index) => rowOf(left - index));
      await service.db.insertInto('productions').values(rows).execute();
    }
  }
});

/** Bytes that the page's scripts hold. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}
