import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);

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
    `(async () => { ${source}; return await axe.run({ resultTypes: ['violations'] }); })()`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A network of the machine has come or gone, as those of containers do: Chromium gives up all that it is loading. */
const ofMachine = /net::ERR_NETWORK_CHANGED/;

/** Collects what a page should never do: errors, and requests to others than these origins. */
export function watchFaults(page: Page, origins: string[]): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !ofMachine.test(message.text())) faults.push(message.text());
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
