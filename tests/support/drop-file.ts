import { open, truncate } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Makes a file that has a size and takes no room on the disk. */
export async function makeSparseFile(path: string, bytes: number): Promise<string> {
  await (await open(path, 'w')).close();
  await truncate(path, bytes);
  return path;
}

/** Drops a file of the disk into a page, as somebody does who drags it there. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await devtools.detach();
}
