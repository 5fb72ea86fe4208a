import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Pages } from '../api/use-pages.ts';
import { Button } from './button.tsx';
import { Problem } from './message.tsx';

type EndlessGridProps<Item> = {
  label: string;
  pages: Pages<Item>;
  keyOf: (item: Item) => string;
  /** Pixels of the narrowest column; a list of lines has one column, `Infinity` wide. */
  columnWidth?: number;
  /** Pixels of an item’s height for a width of its column: all are the same, so that nothing jumps. */
  heightOf: (width: number) => number;
  gap?: number;
  children: (item: Item) => ComponentChildren;
};

/** So many rows above and below the screen are there before they are seen. */
const spareRows = 3;

/**
 * Shows a list of any length: only what is on the screen is in the page, and the next items are read when the end comes
 * near. Whoever uses the keyboard finds a button at the end.
 */
export function EndlessGrid<Item>({
  label,
  pages,
  keyOf,
  columnWidth = Number.POSITIVE_INFINITY,
  heightOf,
  gap = 16,
  children,
}: EndlessGridProps<Item>) {
  const { items, isLoading, isWhole, error, more } = pages;
  const list = useRef<HTMLUListElement>(null);
  const width = useSignal(0);
  const seen = useSignal({ from: 0, to: 0 });

  const columns = Math.max(1, Math.floor((width.value + gap) / (columnWidth + gap)));
  const itemWidth = (width.value - gap * (columns - 1)) / columns;
  const rowHeight = heightOf(itemWidth) + gap;
  const rows = Math.ceil(items.value.length / columns);

  const look = () => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const from = Math.max(0, Math.floor(-top / rowHeight) - spareRows);
    const to = Math.ceil((innerHeight - top) / rowHeight) + spareRows;
    if (from !== seen.peek().from || to !== seen.peek().to) seen.value = { from, to };
  };
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [rowHeight, rows]);
  useSignalEffect(() => {
    const isNear = seen.value.to >= Math.ceil(items.value.length / columns);
    if (isNear && items.value.length > 0 && error.value === undefined) void more();
  });

  const first = seen.value.from * columns;
  const shown = width.value === 0 ? [] : items.value.slice(first, seen.value.to * columns);
  return (
    <>
      <ul
        ref={list}
        class="endless"
        aria-label={label}
        aria-busy={isLoading.value}
        style={{ height: `${Math.max(0, rows * rowHeight - gap)}px` }}
      >
        {shown.map((item, index) => {
          const place = first + index;
          const x = (place % columns) * (itemWidth + gap);
          const y = Math.floor(place / columns) * rowHeight;
          return (
            <li
              key={keyOf(item)}
              aria-posinset={place + 1}
              aria-setsize={isWhole.value ? items.value.length : -1}
              style={{
                transform: `translate(${x}px, ${y}px)`,
                width: `${itemWidth}px`,
                height: `${rowHeight - gap}px`,
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
