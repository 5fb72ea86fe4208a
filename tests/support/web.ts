import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildWeb } from '@bacs/web';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

const require = createRequire(import.meta.url);

/** Builds the web application for the tests of one file. @returns the value of WEB_DIR */
export async function buildWebForTests(): Promise<string> {
  const dir = await mkdtemp(join(inject('testDir'), 'web-'));
  await buildWeb(dir);
  return dir;
}

/** Signs in as a person does. */
export async function signIn(page: Page, { url, key }: { url: string; key: string }): Promise<void> {
  await page.goto(url);
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

type Violation = { id: string; impact: string; nodes: { html: string }[] };

/** @returns what axe finds serious or critical in the page as it is now */
export async function findBarriers(page: Page): Promise<string[]> {
  const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    `(async () => { ${source}; return await axe.run(); })()`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
