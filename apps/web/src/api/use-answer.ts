import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { epoch, listening } from './events.ts';

export type Answer<Data> = {
  /** undefined until the first answer */
  data: Signal<Data | undefined>;
  error: Signal<unknown>;
  /** Asks again; what is shown stays until the new answer is there. */
  reload: () => Promise<void>;
};

/** Asks the API when the view appears, when one of `inputs` changes, and when events were missed. */
export function useAnswer<Data>(ask: () => Promise<Data>, inputs: unknown[]): Answer<Data> {
  const data = useSignal<Data | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const asked = useSignal(0);
  const reload = async () => {
    const mine = ++asked.value;
    try {
      await listening();
      const answer = await ask();
      // A later question may have been answered first.
      if (mine === asked.peek()) [data.value, error.value] = [answer, undefined];
    } catch (problem) {
      if (mine === asked.peek()) error.value = problem;
    }
  };
  useEffect(() => {
    [data.value, error.value] = [undefined, undefined];
    void reload();
  }, inputs);
  useSignalEffect(() => {
    if (epoch.value > 0) void reload();
  });
  return { data, error, reload };
}
