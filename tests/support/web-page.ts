import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { ok } from './answers.ts';
import type { Api } from './api.ts';
import type { ApiClient } from './api-client.ts';
import { watchFaults } from './web.ts';

export type WebPage = {
  page: Page;
  /** Errors of the page, and requests to others than the API and S3 */
  faults: string[];
  /** Signs in by a link, as the demo prints it. */
  signIn: (api: ApiClient) => Promise<void>;
  /** Takes a picture of what is on the screen, below .local/screenshots, if SCREENSHOTS=1 asks for that. */
  shoot: (name: string) => Promise<void>;
};

/** Opens a page of its own with nothing in it; it is closed after the test. */
export async function openWebPage(
  browser: Browser,
  service: Pick<Api, 'apiUrl' | 'aws'>,
  { folder = '', ...options }: BrowserContextOptions & { folder?: string } = {},
): Promise<WebPage> {
  const context = await browser.newContext({
    baseURL: service.apiUrl,
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults = watchFaults(page, [service.apiUrl, service.aws.url]);
  return {
    page,
    faults,
    async signIn(api) {
      const { ticket } = await ok(api.POST('/api/session/tickets'));
      await page.goto(`/#sign-in=${ticket}`);
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
    },
    async shoot(name) {
      if (!process.env['SCREENSHOTS']) return;
      const to = join(repositoryRoot, '.local/screenshots', folder);
      await mkdir(to, { recursive: true });
      await page.screenshot({ path: join(to, `${name}.png`) });
    },
  };
}
