import type { SceneOptions } from '../scene/open-scene.ts';

/** Time passes so many times faster; times are given before scaling. */
export const scale = 10;

/** AWS refuses nothing, so that only the choice of the next one matters. */
export function sceneOf({
  renderSeconds,
  workers = 2,
  env = {},
}: {
  renderSeconds: number;
  workers?: number;
  env?: NodeJS.ProcessEnv;
}): SceneOptions {
  return { scale, workers, renderSeconds, slots: 20, events: {}, env };
}
