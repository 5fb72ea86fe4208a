import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { patiently } from './patiently.ts';

/** Starts the Chromium of this machine. @throws if there is none: see `chromiumPath` of global-setup.ts */
export async function launchChromium(): Promise<Browser> {
  const executablePath = inject('chromiumPath');
  if (executablePath === null) throw new Error('There is no Chromium on this machine');
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
