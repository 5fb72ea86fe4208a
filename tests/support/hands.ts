import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { patiently } from './patiently.ts';

/** How somebody works a page */
export type Hands = {
  press: (what: Locator) => Promise<void>;
  write: (what: Locator, text: string) => Promise<void>;
  /** @param word the beginning of an option, without spaces */
  select: (what: Locator, word: string) => Promise<void>;
  check: (what: Locator) => Promise<void>;
};

export function byTouch(): Hands {
  return {
    press: (what) => what.tap(patiently),
    write: (what, text) => what.fill(text, patiently),
    select: (what, word) => what.selectOption({ label: word }, patiently).then(() => {}),
    check: (what) => what.check(patiently),
  };
}

/** Uses nothing but the keyboard, and demands on the way what people need who do: see `reach`. */
export function byKeyboard(page: Page): Hands {
  // The browser has no focus in a page that it has just loaded.
  let isNew = true;
  page.on('domcontentloaded', () => {
    isNew = true;
  });
  const reach = async (what: Locator) => {
    await what.waitFor(patiently);
    if (!isNew) await expect.poll(() => page.evaluate(hasFocus), patiently).toBe(true);
    isNew = false;
    await tabTo(page, what);
  };
  return {
    async press(what) {
      await reach(what);
      await page.keyboard.press('Enter');
    },
    async write(what, text) {
      await reach(what);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    async select(what, word) {
      await reach(what);
      await page.keyboard.type(word);
      const chosen = () => what.evaluate((select: Select) => select.selectedOptions[0]?.label);
      await expect.poll(chosen, patiently).toContain(word);
    },
    async check(what) {
      await reach(what);
      await page.keyboard.press('Space');
    },
  };
}

type Element = {
  contains: (other: Element | null) => boolean;
  getBoundingClientRect: () => { top: number; bottom: number };
};
type Select = Element & { selectedOptions: { label: string }[] };
declare const document: {
  activeElement: Element | null;
  body: Element;
  querySelector: (selector: string) => Element | null;
};
declare const innerHeight: number;
declare const getComputedStyle: (element: Element) => { outlineStyle: string; outlineWidth: string };

const hasFocus = () => document.activeElement !== document.body && document.activeElement !== null;

/**
 * Goes on by the Tab key until this has the focus. It fails where the focus is lost, leaves an open dialog, or cannot be
 * seen.
 */
async function tabTo(page: Page, what: Locator): Promise<void> {
  for (let steps = 0; (await what.evaluate(findFocus)) === 'elsewhere'; steps += 1) {
    if (steps > 100) throw new Error(`the Tab key does not reach ${what}`);
    await page.keyboard.press('Tab');
  }
  await expect.poll(() => what.evaluate(findFocus), patiently).toBe('here, and seen');
}

function findFocus(wanted: Element): string {
  const focused = document.activeElement;
  const dialog = document.querySelector('dialog[open]');
  if (dialog && focused !== document.body && !dialog.contains(focused)) return 'behind the dialog';
  if (focused !== wanted) return 'elsewhere';
  const { outlineStyle, outlineWidth } = getComputedStyle(wanted);
  const { top, bottom } = wanted.getBoundingClientRect();
  const isSeen =
    outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight;
  return isSeen ? 'here, and seen' : 'here, and not seen';
}
