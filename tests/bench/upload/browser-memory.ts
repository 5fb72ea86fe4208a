import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { round } from '../numbers.ts';

/** In MB: what the page's process holds, what all others of the browser hold, and what the page's scripts hold */
export type BrowserMemory = { page_mb: number; browser_mb: number; heap_mb: number };

/** Watches the memory of a browser with one page. It reads Linux's /proc. */
export async function watchBrowser(browser: Browser, page: Page): Promise<() => Promise<BrowserMemory>> {
  const whole = await browser.newBrowserCDPSession();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    const of = async (isCounted: (type: string) => boolean) => {
      const sizes = processInfo.filter(({ type }) => isCounted(type)).map(({ id }) => residentMb(id));
      return round(
        (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
        1,
      );
    };
    return {
      page_mb: await of((type) => type === 'renderer'),
      browser_mb: await of((type) => type !== 'renderer'),
      heap_mb: round((await heapOf(devtools)) / 1_048_576, 1),
    };
  };
}

async function heapOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** A process may be gone meanwhile. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
}
