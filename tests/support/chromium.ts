import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openChromium } from './open-chromium.ts';

/** Starts the Chromium of this machine. @throws if there is none: see `chromiumPath` of global-setup.ts */
export async function launchChromium(): Promise<Browser> {
  const executablePath = inject('chromiumPath');
  if (executablePath === null) throw new Error('There is no Chromium on this machine');
  return await openChromium(executablePath);
}
