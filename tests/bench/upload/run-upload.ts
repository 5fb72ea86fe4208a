import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureTools, repositoryRoot } from '@bacs/stack';
import { buildWeb } from '@bacs/web';
import type { Browser } from 'playwright-core';
import { type Cluster, openCluster } from '../../cluster/cluster.ts';
import { dropFile, makeSparseFile } from '../../support/drop-file.ts';
import { openChromium } from '../../support/open-chromium.ts';
import { signIn } from '../../support/web.ts';
import type { Io, Place } from '../bench.ts';
import type { Figures } from '../draw-table.ts';
import { round } from '../numbers.ts';
import { type BrowserMemory, residentMb, watchBrowser } from './browser-memory.ts';

const lookEveryMs = 200;

type Memory = BrowserMemory & { api_mb: number; local_aws_mb: number };
type Pids = { api: number; aws: number };

/** Drops a file of each of these sizes into a page of its own, and measures until its upload is complete. */
export async function runUpload(
  { dir, tools, signal }: Place,
  { sizes, tell, onSent }: { sizes: number[]; tell: Io['tell']; onSent: (bytes: number) => void },
): Promise<Figures[]> {
  const { chromium } = await ensureTools(['chromium'], tell);
  await buildWeb(join(repositoryRoot, 'apps/web/dist'));
  await mkdir(join(dir, 'upload'), { recursive: true });
  const cluster = await openCluster({ dir: join(dir, 'upload'), tools, hasProxies: false });
  const close = () => void cluster.close();
  signal.addEventListener('abort', close, { once: true });
  const browser = await openChromium(chromium);
  try {
    const api = await cluster.startApi();
    const pids = { api: api.pid, aws: cluster.aws.process().pid };
    const results: Figures[] = [];
    for (const bytes of sizes) {
      results.push(await sendOne({ cluster, browser, pids, signal }, bytes));
      onSent(results.length);
    }
    return results;
  } finally {
    signal.removeEventListener('abort', close);
    await browser.close();
    await cluster.close();
  }
}

type Setting = { cluster: Cluster; browser: Browser; pids: Pids; signal: AbortSignal };

async function sendOne({ cluster, browser, pids, signal }: Setting, bytes: number): Promise<Figures> {
  const path = await makeSparseFile(join(cluster.dir, 'film.mp4'), bytes);
  const { key } = await cluster.signUp();
  const page = await (await browser.newContext()).newPage();
  await signIn(page, { url: cluster.apiUrl, key });
  const lookAtBrowser = await watchBrowser(browser, page);
  const look = async () => ({
    ...(await lookAtBrowser()),
    api_mb: round(await residentMb(pids.api), 1),
    local_aws_mb: round(await residentMb(pids.aws), 1),
  });
  const line = page.getByRole('list', { name: 'Files being sent' }).getByRole('listitem');
  const before = await look();
  const samples: Memory[] = [before];
  const startedAt = performance.now();
  await dropFile(page, path);
  const said = new Set<string>();
  for (;;) {
    const text = (await line.locator('.small').textContent()) ?? '';
    said.add(text);
    if (text.endsWith('· sent')) break;
    if (await line.getByRole('alert').count()) throw new Error(text);
    samples.push(await look());
    await sleep(lookEveryMs, undefined, { signal });
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await requireSame(cluster, path, bytes);
  await page.context().close();
  await rm(path);
  return {
    bytes,
    seconds: round(seconds, 1),
    mb_per_s: round(bytes / 1_000_000 / seconds, 1),
    posts: (await cluster.aws.control.calls('PostObject')).length,
    said_speed_and_time: [...said].some((text) => /B\/s · .+ left$/.test(text)),
    ...mostMore(before, samples),
  };
}

/** How much more than before each process has held at most */
function mostMore(before: Memory, samples: Memory[]): Figures {
  const names = Object.keys(before) as (keyof Memory)[];
  const figures = names.flatMap((name) => {
    const most = Math.max(...samples.map((sample) => sample[name]));
    return [
      [name, before[name]],
      [`${name}_more`, round(most - before[name], 1)],
    ];
  });
  return Object.fromEntries(figures);
}

/** @throws unless the row, S3 and the disk agree on the size and the MD5 of the newest upload */
async function requireSame({ mysql }: Cluster, path: string, bytes: number): Promise<void> {
  const hash = createHash('md5');
  await pipeline(createReadStream(path), hash);
  const { status, size_bytes, etag } = await mysql.db
    .selectFrom('uploads')
    .select(['status', 'size_bytes', 'etag'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [wanted, got] = [
    ['uploaded', bytes, hash.digest('hex')],
    [status, Number(size_bytes), etag?.replaceAll('"', '')],
  ];
  if (wanted.join() !== got.join()) throw new Error(`The upload is ${got}, not ${wanted}`);
}
