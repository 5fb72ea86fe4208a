import type { FaultSettings } from '@bacs/local-aws';
import type { LocalAws } from '../support/local-aws.ts';

/** Combines the current fault switches of local-aws, which can only be set all at once. */
export type AwsFaults = {
  /** Adds switches; the function that it resolves to removes them again. */
  add: (settings: FaultSettings) => Promise<() => Promise<void>>;
  clear: () => Promise<void>;
};

export function openAwsFaults(control: LocalAws, always: FaultSettings): AwsFaults {
  const active = new Set<FaultSettings>();
  const apply = () => control.setFaults([always, ...active].reduce(merge, {}));
  return {
    add: async (settings) => {
      active.add(settings);
      await apply();
      return async () => {
        if (active.delete(settings)) await apply();
      };
    },
    clear: async () => {
      active.clear();
      await apply();
    },
  };
}

function merge(one: FaultSettings, other: FaultSettings): FaultSettings {
  return {
    ...one,
    ...other,
    ...(one.error && { error: { ...one.error, ...other.error } }),
    ...(one.buckets && { buckets: { ...one.buckets, ...other.buckets } }),
    ...(one.throttle && { throttle: { ...one.throttle, ...other.throttle } }),
    ...(one.accept_then_reset && {
      accept_then_reset: { ...one.accept_then_reset, ...other.accept_then_reset },
    }),
  };
}
