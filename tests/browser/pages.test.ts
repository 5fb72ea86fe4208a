import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { type Api, startApi } from '../support/api.ts';
import { launchChromium } from '../support/chromium.ts';

describe.skipIf(inject('chromiumPath') === null)('under its content security policy', () => {
  let service: Api;
  let browser: Browser;

  beforeAll(async () => {
    service = await startApi('pages');
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  it('/docs shows every operation', async () => {
    const page = await browser.newPage();
    const refused = watchRefusals(page);
    await page.goto(`${service.apiUrl}/docs/`);
    await page.getByText('/api/productions/{id}/timeline').first().waitFor();
    expect(refused).toEqual([]);
    await page.close();
  });

  it('Bull Board shows its queues and asks nobody else for anything', async () => {
    const operator = await service.signUp('operator');
    const authorization = `Basic ${btoa(`operator:${operator.key}`)}`;
    const context = await browser.newContext({ extraHTTPHeaders: { authorization } });
    const page = await context.newPage();
    const refused = watchRefusals(page);
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(service.apiUrl)) strangers.push(request.url());
    });
    await page.goto(`${service.apiUrl}/admin/queues/`);
    await page.getByText('reconcile').first().waitFor();
    expect([refused, strangers]).toEqual([[], []]);
    await context.close();
  });
});

/** Collects what the browser reports as forbidden by the policy. */
function watchRefusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  return refused;
}
