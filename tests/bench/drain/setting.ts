import type { SceneOptions } from '../scene/open-scene.ts';

export const prefix = 'bacs';

const never = String(10 * 60_000);

/**
 * MediaConvert takes whatever comes at once, refuses nothing and runs none of it, and nobody looks at what it has taken:
 * all that happens is that productions are submitted.
 */
export const taking: SceneOptions = {
  scale: 1,
  workers: 0,
  renderSeconds: 24 * 60 * 60,
  slots: 1,
  env: {
    QUEUE_PREFIX: prefix,
    RENDER_POLL_MS: never,
    WATCH_EVERY_MS: never,
    RECONCILE_EVERY_MS: never,
    MEDIACONVERT_BACKLOG: '1000',
  },
};
