import { setTimeout as sleep } from 'node:timers/promises';
import { endStatuses } from '@bacs/domain';
import type { Say } from '../servers/ensure-tools.ts';
import type { Api, Page, Production, Upload } from './api.ts';
import { openProgress, type Progress } from './progress.ts';

const stuckAfterMs = 5 * 60_000;

/**
 * Renders the upload twice, with the automatic profile and for the other orientation, and follows both to their end. It
 * fills `productions` along the way, so that a report after a failure contains them.
 */
export async function renderTwice(
  api: Api,
  upload: Upload,
  productions: Production[],
  say: Say,
): Promise<void> {
  const progress = openProgress(say);
  try {
    productions.push(await order(api, upload));
    // The profile tells how the video is turned, unless its size does so at once.
    if (upload.width === null)
      await follow(api, upload, productions, progress, ([first]) => first?.profile !== null);
    const other = isPortrait(upload, productions[0]) ? 'landscape-both-hls' : 'portrait-hls';
    productions.push(await order(api, upload, other));
    await follow(api, upload, productions, progress, () => false);
  } finally {
    progress.close();
  }
}

function isPortrait({ width, height }: Upload, automatic: Production | undefined): boolean {
  if (width !== null && height !== null) return height > width;
  return automatic?.profile?.startsWith('portrait') ?? false;
}

function order(api: Api, upload: Upload, profile?: string): Promise<Production> {
  return api.post<Production>('/productions', { upload_id: upload.uuid, profile });
}

/** Refreshes the productions until all are at their end or `isEnough`; gives up when nothing moves. */
async function follow(
  api: Api,
  upload: Upload,
  productions: Production[],
  progress: Progress,
  isEnough: (productions: Production[]) => boolean,
): Promise<void> {
  let seen = '';
  let movedAt = Date.now();
  for (;;) {
    const { items } = await api.get<Page<Production>>(`/productions?upload_id=${upload.uuid}`);
    for (const [index, { ulid }] of productions.entries()) {
      const fresh = items.find((item) => item.ulid === ulid);
      if (fresh === undefined) throw new Error(`${ulid} is gone`);
      productions[index] = fresh;
      progress.show(fresh);
    }
    if (isEnough(productions) || productions.every(({ status }) => endStatuses.includes(status))) return;
    const now = JSON.stringify(productions);
    if (now !== seen) movedAt = Date.now();
    if (Date.now() - movedAt > stuckAfterMs) throw new Error('Nothing has moved for five minutes');
    seen = now;
    await sleep(150);
  }
}
