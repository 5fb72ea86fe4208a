import type { FaultSettings } from '@bacs/local-aws';
import type { Place } from '../bench.ts';
import { acceptSteadily } from '../scene/accept.ts';
import { readAwsLog } from '../scene/aws-log.ts';
import { inScene, type Rates } from '../scene/open-scene.ts';
import { countEnded, readLives, waitForCounts } from '../scene/productions.ts';
import { type RenderFigures, renderFigures } from './render-figures.ts';

export type RendersOptions = {
  renderSeconds: number;
  scale: number;
  renders: number;
  workers: number;
  events?: { faults?: FaultSettings['events'] } | undefined;
  onEnded: (count: number) => void;
};

/** An older account's limits, and what it renders at once. */
export const oldAccount: Rates = { per_second: 2, burst: 100 };
export const atOnce = 100;

/** A run that takes longer than so many times what its calls and renders need is given up. */
const patience = 6;

/** Renders with 100 at once, as far as 2 calls a second allow it, and reckons what it took to see their ends. */
export async function runRenders(place: Place, options: RendersOptions): Promise<RenderFigures> {
  const { renderSeconds, scale, renders, workers, events, onEnded } = options;
  const scene = { scale, workers, renderSeconds, slots: atOnce, rates: oldAccount, events };
  return await inScene(place, scene, async (scene) => {
    const user = await scene.signUp();
    // One comes whenever one of a hundred ends, as in a service that has always had a hundred.
    const everyMs = (renderSeconds * 1_000) / scale / atOnce;
    const accepting = acceptSteadily(user, { count: renders, everyMs, signal: place.signal });
    accepting.catch(() => {});
    const neededSeconds = renders * (2 / oldAccount.per_second) + (renders / atOnce + 1) * renderSeconds;
    const timeoutMs = 30_000 + (patience * neededSeconds * 1_000) / scale;
    await waitForCounts(
      scene,
      (counts) => {
        onEnded(countEnded(counts));
        return countEnded(counts) >= renders;
      },
      timeoutMs,
    );
    await accepting;
    const log = await readAwsLog(scene.cluster.aws.process().logFile);
    const lives = await readLives(scene);
    return renderFigures(log, lives, {
      scale,
      renderSeconds,
      perSecond: oldAccount.per_second,
      slots: atOnce,
    });
  });
}
