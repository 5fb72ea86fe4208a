import { type ReadonlySignal, type Signal, signal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { epoch, listening } from './events.ts';

type Page<Item> = { items: Item[]; next_cursor: string | null };

/** How far a list has been read, and scrolled */
export type List<Item> = {
  items: Signal<Item[]>;
  isLoading: Signal<boolean>;
  isWhole: Signal<boolean>;
  error: Signal<unknown>;
  cursor: string | undefined;
  run: number;
  epoch: number;
  scrolled: number;
};

export type Pages<Item> = Pick<List<Item>, 'isLoading' | 'isWhole' | 'error'> & {
  items: ReadonlySignal<Item[]>;
  list: Pick<List<Item>, 'scrolled'>;
  /** Reads the next page, unless one is being read. */
  more: () => Promise<void>;
};

export function newList<Item>(): List<Item> {
  const signals = { items: signal<Item[]>([]), isLoading: signal(true), isWhole: signal(false) };
  const place = { cursor: undefined, run: 0, epoch: epoch.peek(), scrolled: 0 };
  return { ...signals, error: signal<unknown>(undefined), ...place };
}

/**
 * Reads a list page by page, as far as somebody looks. It begins anew when one of `inputs` changes.
 * @param given goes on with a list that was read before
 */
export function usePages<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  inputs: unknown[],
  given?: List<Item>,
): Pages<Item> & { items: Signal<Item[]> } {
  const list = useMemo(() => given ?? newList<Item>(), [given]);
  const isRead = useRef(list.items.peek().length > 0);
  const { items, isLoading, isWhole, error } = list;

  const readNext = async () => {
    const { cursor, run } = list;
    isLoading.value = true;
    const before = new Set(items.peek());
    try {
      await listening();
      const page = await read(cursor);
      if (run !== list.run) return;
      const shown = items.peek();
      // What has come by an event meanwhile may be newer than the page.
      const early = shown.filter((item) => !before.has(item) && !page.items.includes(item));
      items.value = cursor === undefined ? [...early, ...page.items] : [...shown, ...page.items];
      isWhole.value = page.next_cursor === null;
      list.cursor = page.next_cursor ?? undefined;
      error.value = undefined;
    } catch (problem) {
      if (run === list.run) error.value = problem;
    } finally {
      if (run === list.run) isLoading.value = false;
    }
  };
  const begin = () => {
    list.cursor = undefined;
    list.run++;
    list.epoch = epoch.peek();
    isWhole.value = false;
    void readNext();
  };
  useEffect(() => {
    if (!isRead.current) begin();
    isRead.current = false;
  }, inputs);
  useSignalEffect(() => {
    if (epoch.value > list.epoch) begin();
  });
  const more = async () => {
    if (!isLoading.peek() && !isWhole.peek()) await readNext();
  };
  return { items, isLoading, isWhole, error, list, more };
}
