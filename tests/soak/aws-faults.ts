import type { FaultSettings } from '@bacs/local-aws';
import type { LocalAws } from '../support/local-aws.ts';

/** The fault switches of local-aws, which are only set all at once: what is on at the moment is put together here. */
export type AwsFaults = {
  /** Resolves to what takes the switches away again. */
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
    ...(one.throttle && { throttle: { ...one.throttle, ...other.throttle } }),
    ...(one.accept_then_reset && {
      accept_then_reset: { ...one.accept_then_reset, ...other.accept_then_reset },
    }),
  };
}
