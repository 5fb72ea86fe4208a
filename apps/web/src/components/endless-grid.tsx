import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Pages } from '../api/use-pages.ts';
import { Button } from './button.tsx';
import { Problem } from './message.tsx';
import { layEvenRows, layRows } from './rows.ts';

type EndlessGridProps<Item> = {
  label: string;
  pages: Pages<Item>;
  keyOf: (item: Item) => string;
  /** Pixels of the narrowest column; a list of lines has one column, `Infinity` wide. */
  columnWidth?: number;
  /** Pixels of an item’s height for a width of its column: it is known before the item is drawn, so that nothing jumps. */
  heightOf: (width: number) => number;
  /** Pixels of the height of one item, where each has a row for itself; without it all are the same. */
  heightOfOne?: (item: Item, width: number) => number;
  gap?: number;
  children: (item: Item) => ComponentChildren;
};

/** So many rows above and below the screen are there before they are seen. */
const spareRows = 3;

/**
 * Shows a list of any length: only what is on the screen is in the page, and the next items are read when the end comes
 * near. Whoever uses the keyboard finds a button at the end, and so does who looks for what is rare.
 */
export function EndlessGrid<Item>({
  label,
  pages,
  keyOf,
  columnWidth = Number.POSITIVE_INFINITY,
  heightOf,
  heightOfOne,
  gap = 16,
  children,
}: EndlessGridProps<Item>) {
  const { items, isLoading, isWhole, error, list: read, more } = pages;
  const list = useRef<HTMLUListElement>(null);
  const width = useSignal(0);
  const seen = useSignal({ from: 0, to: 0 });

  const columns = Math.max(1, Math.floor((width.value + gap) / (columnWidth + gap)));
  const itemWidth = (width.value - gap * (columns - 1)) / columns;
  const rows = useMemo(() => {
    if (columns === 1 && heightOfOne)
      return layRows(
        items.value.map((item) => heightOfOne(item, itemWidth)),
        gap,
      );
    return layEvenRows(Math.ceil(items.value.length / columns), heightOf(itemWidth), gap);
  }, [items.value, columns, itemWidth, gap]);

  const look = () => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const from = Math.max(0, rows.rowAt(-top) - spareRows);
    const to = rows.rowAt(innerHeight - top) + 1 + spareRows;
    if (from !== seen.peek().from || to !== seen.peek().to) seen.value = { from, to };
    read.scrolled = scrollY;
  };
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      width.value = element.clientWidth;
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  const isLaidOut = width.value > 0;
  useLayoutEffect(() => {
    // Whoever comes back finds the list where they left it.
    if (isLaidOut && read.scrolled > 0) scrollTo(0, read.scrolled);
  }, [isLaidOut]);
  useEffect(() => {
    if (!isLaidOut) return;
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [rows]);
  const asked = useRef<Item[]>([]);
  useSignalEffect(() => {
    const [now, before] = [items.value, asked.current];
    const isNear = seen.value.to >= Math.ceil(now.length / columns);
    // A search that finds little may have many pages without items: it goes on when somebody asks for that.
    const isEmptyPage = now !== before && now.length === before.length && now.at(-1) === before.at(-1);
    if (!isNear || isEmptyPage || now.length === 0 || error.value !== undefined) return;
    asked.current = now;
    void more();
  });

  const first = seen.value.from * columns;
  const shown = !isLaidOut ? [] : items.value.slice(first, seen.value.to * columns);
  return (
    <>
      <ul
        ref={list}
        class="endless"
        aria-label={label}
        aria-busy={isLoading.value}
        style={{ height: `${rows.height}px` }}
      >
        {shown.map((item, index) => {
          const place = first + index;
          const row = Math.floor(place / columns);
          const x = (place % columns) * (itemWidth + gap);
          return (
            <li
              key={keyOf(item)}
              aria-posinset={place + 1}
              aria-setsize={isWhole.value ? items.value.length : -1}
              style={{
                transform: `translate(${x}px, ${rows.topOf(row)}px)`,
                width: `${itemWidth}px`,
                height: `${rows.heightOf(row)}px`,
              }}
            >
              {children(item)}
            </li>
          );
        })}
      </ul>
      {error.value !== undefined && <Problem error={error.value} onRetry={more} />}
      {!isWhole.value && items.value.length > 0 && error.value === undefined && (
        <Button kind="quiet" class="more" onClick={more} isBusy={isLoading.value}>
          More
        </Button>
      )}
    </>
  );
}
