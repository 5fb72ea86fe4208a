import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import { type Api, startApi } from '../support/api.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { dumpRows, listTables } from '../support/tables.ts';

type Line = { path?: string; status?: number; user_id?: number; code?: string };

const lines: Line[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });

// A browser sends cookies to every port of a host, so that only another host is another site.
describe.skipIf(inject('chromiumPath') === null).each([
  ['of another site', 'localhost'],
  ['of another port of the same host', '127.0.0.1'],
])('a page %s', (_what, host) => {
  let service: Api;
  let alma: ApiClient;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let evil: string;
  let cookies: Cookie[];
  let tables: string[];
  let before: Set<string>;

  beforeAll(async () => {
    service = await startApi(`cross-site-${host.length}`, {}, logger);
    alma = await service.signUp('operator');
    browser = await launchChromium();
    evil = await servePage(host);
    // One visitor goes through all that follows, since nothing of it may sign her out.
    context = await browser.newContext();
    const own = await context.newPage();
    const { url } = await ok(alma.POST('/api/session/tickets'));
    await own.goto(url);
    await own.getByRole('button', { name: 'Sign out' }).waitFor();
    await own.close();
    cookies = await context.cookies();
    tables = await listTables(service.db);
    before = await dumpRows(service.db, tables);
  });
  afterTests(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    page = await context.newPage();
    await page.goto(evil);
    lines.length = 0;
  });
  afterEach(async () => {
    // Whatever it has sent was done for nobody.
    expect(lines.filter(({ user_id }) => user_id !== undefined)).toEqual([]);
    expect(await dumpRows(service.db, tables)).toEqual(before);
    expect(await context.cookies()).toEqual(cookies);
    await page.close();
  });

  const call = (name: string, ...args: unknown[]) =>
    page.evaluate<unknown>(`${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);

  it.each(['/api/session/tickets', '/api/keys', '/api/session'])(
    'changes nothing by a form that it posts to %s',
    async (path) => {
      await call('post', service.apiUrl + path);
      await page.waitForURL(`${service.apiUrl}/**`);
      await expectRefused(path);
    },
  );

  it.each(['cors', 'no-cors'])('reads and changes nothing by fetch in mode %s', async (mode) => {
    const got = 'TypeError';
    const ask = (path: string, init: object) => call('ask', service.apiUrl + path, { mode, ...init });
    expect(await ask('/api/me', {})).toBe(got);
    expect(await ask('/api/session/tickets', { method: 'POST' })).toBe(got);
    expect(await ask('/api/session', { method: 'POST', body: '{"api_key":"a"}' })).toBe(got);
    for (const path of ['/api/me', '/api/session/tickets', '/api/session']) await expectRefused(path);
  });

  it('does not sign its visitor out', async () => {
    expect(await call('ask', `${service.apiUrl}/api/session`, { method: 'DELETE' })).toBe('TypeError');
  });

  it.each(['/api/me', '/api/keys', '/admin/queues/api/queues'])(
    'learns nothing by an image at %s',
    async (path) => {
      expect(await call('show', service.apiUrl + path)).toBe('failed');
      await expectRefused(path);
    },
  );

  it.each(['/api/me', '/api/keys'])('opens nothing by a link to %s', async (path) => {
    await call('link.setAttribute', 'href', service.apiUrl + path);
    await page.getByText('free films').click();
    await page.waitForURL(`${service.apiUrl}/**`);
    await expectRefused(path);
  });

  it.each(['/', '/api/me', '/docs/', '/admin/queues/'])('frames nothing of %s', async (path) => {
    await call('frame', service.apiUrl + path);
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  });

  async function expectRefused(path: string) {
    await expect.poll(() => lines.find((line) => line.path === path)?.status).toBeGreaterThanOrEqual(400);
  }
});

async function servePage(host: string): Promise<string> {
  const html = await readFile(join(import.meta.dirname, 'stranger.html'));
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTests(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://${host}:${(server.address() as AddressInfo).port}/`;
}
