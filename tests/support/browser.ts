import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';

/** Starts Chromium for the tests of one file. */
export async function startBrowser(args: string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    // The path is relative: Chromium creates a socket there, and the path must be short, however deep the clone lies.
    env: { ...process.env, TMPDIR: relative(process.cwd(), tmpdir()) },
    executablePath: inject('chromiumPath') ?? '',
    // Containers run as root, and Chromium has no sandbox for root; it opens only pages of these tests.
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...args],
  });
  afterAll(() => browser.close());
  return browser;
}

/** Collects what a page should never do: errors, and requests to others than these origins. */
export function watchFaults(page: Page, origins: string[]): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error.stack)));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !origins.includes(origin)) faults.push(`foreign: ${request.url()}`);
  });
  return faults;
}
