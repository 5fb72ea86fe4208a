import type { Page } from 'playwright-core';

/** Notes from now on how much of each page moves while it loads, as browsers judge pages. */
export async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    let total = 0;
    const note = (entries) => {
      for (const { value, hadRecentInput } of entries) if (!hadRecentInput) total += value;
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    globalThis.shifts = () => {
      note(observer.takeRecords());
      return total;
    };
  `);
}

/** How much has moved, and how far, since the page was opened: of 1 */
export async function shiftOf(page: Page): Promise<number> {
  return await page.evaluate<number>('shifts()');
}
