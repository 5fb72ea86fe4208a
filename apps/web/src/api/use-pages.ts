import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { epoch, listening } from './events.ts';

type Page<Item> = { items: Item[]; next_cursor: string | null };

export type Pages<Item> = {
  items: ReadonlySignal<Item[]>;
  isLoading: Signal<boolean>;
  isWhole: Signal<boolean>;
  error: Signal<unknown>;
  /** Reads the next page, unless one is being read. */
  more: () => Promise<void>;
};

/** Reads a list page by page, as far as somebody looks. It begins anew when one of `inputs` changes. */
export function usePages<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  inputs: unknown[],
): Pages<Item> & { items: Signal<Item[]> } {
  const items = useSignal<Item[]>([]);
  const isLoading = useSignal(true);
  const isWhole = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const place = useRef({ cursor: undefined as string | undefined, run: 0 });

  const readNext = async () => {
    const { cursor, run } = place.current;
    isLoading.value = true;
    const before = new Set(items.peek());
    try {
      await listening();
      const page = await read(cursor);
      if (run !== place.current.run) return;
      const shown = items.peek();
      // What has come by an event meanwhile may be newer than the page.
      const early = shown.filter((item) => !before.has(item) && !page.items.includes(item));
      items.value = cursor === undefined ? [...early, ...page.items] : [...shown, ...page.items];
      isWhole.value = page.next_cursor === null;
      place.current.cursor = page.next_cursor ?? undefined;
      error.value = undefined;
    } catch (problem) {
      if (run === place.current.run) error.value = problem;
    } finally {
      if (run === place.current.run) isLoading.value = false;
    }
  };
  const begin = () => {
    place.current = { cursor: undefined, run: place.current.run + 1 };
    isWhole.value = false;
    void readNext();
  };
  useEffect(begin, inputs);
  useSignalEffect(() => {
    if (epoch.value > 0) begin();
  });
  const more = async () => {
    if (!isLoading.peek() && !isWhole.peek()) await readNext();
  };
  return { items, isLoading, isWhole, error, more };
}
