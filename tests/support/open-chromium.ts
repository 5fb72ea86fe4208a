import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { patiently } from './patiently.ts';

/** Starts a Chromium without windows, for pages of our own alone. */
export async function openChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    // The path is relative: Chromium creates a socket there, and the path must be short, however deep the clone lies.
    env: { ...process.env, TMPDIR: relative(process.cwd(), tmpdir()) },
    executablePath,
    // Containers run as root, and Chromium has no sandbox for root; it opens only pages of these tests.
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--autoplay-policy=no-user-gesture-required'],
  });
  browser.on('context', (context) => context.setDefaultTimeout(patiently.timeout));
  return browser;
}
