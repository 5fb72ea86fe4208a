import type { BacsClient, Production, Upload } from '@bacs/client';
import type { Say } from '../servers/ensure-tools.ts';
import { openProgress } from './progress.ts';

const stuckAfterMs = 5 * 60_000;

/**
 * Renders the upload twice, with the automatic profile and for the other orientation, and follows both to their end. It
 * fills `productions` along the way, so that a report after a failure contains them.
 */
export async function renderTwice(
  bacs: BacsClient,
  upload: Upload,
  productions: Production[],
  { say, signal }: { say: Say; signal: AbortSignal },
): Promise<void> {
  const progress = openProgress(say);
  const stuck = new AbortController();
  const timer = setTimeout(() => stuck.abort(new Error('Nothing has moved for five minutes')), stuckAfterMs);

  /** Asks for a production and follows it. `chosen` resolves when its profile is known. */
  async function render(profile?: string) {
    const accepted = await bacs.createProduction({ upload_id: upload.uuid ?? '', profile });
    const index = productions.push(accepted) - 1;
    progress.show(accepted);
    const { promise: chosen, resolve } = Promise.withResolvers<Production>();
    const onProgress = (production: Production) => {
      productions[index] = production;
      progress.show(production);
      timer.refresh();
      if (production.profile !== null) resolve(production);
    };
    const ended = bacs.waitFor(accepted, { onProgress, signal: AbortSignal.any([signal, stuck.signal]) });
    return { chosen: Promise.race([chosen, ended]), ended };
  }

  try {
    const first = await render();
    const other = isPortrait(upload, await first.chosen) ? 'landscape-both-hls' : 'portrait-hls';
    const second = await render(other);
    await Promise.all([first.ended, second.ended]);
  } finally {
    clearTimeout(timer);
    stuck.abort();
    progress.close();
  }
}

/** The profile tells how the video is turned, unless its size does. */
function isPortrait({ width, height }: Upload, { profile }: Production): boolean {
  if (width !== null && height !== null) return height > width;
  return profile?.startsWith('portrait') ?? false;
}
