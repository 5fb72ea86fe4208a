import stringWidth from 'string-width';
import { toPlainText } from './plain-text.ts';

export type Column<Item> = {
  title: string;
  /** Whatever it returns is made safe to print. */
  of: (item: Item) => string | number | null | undefined;
  paint?: (text: string) => string;
};

/** Draws the items below the titles. What is not there is a dash. */
export function drawTable<Item>(columns: Column<Item>[], items: Item[]): string {
  const rows = items.map((item) => columns.map(({ of }) => toPlainText(String(of(item) ?? '-'))));
  return align([columns.map(({ title }) => title), ...rows], (text, row, column) =>
    row === 0 ? text : (columns[column]?.paint?.(text) ?? text),
  );
}

/** Draws what is known of one thing, a line for each name. */
export function drawFields(fields: [name: string, value: string | number | null | undefined][]): string {
  return align(
    fields.map(([name, value]) => [name, toPlainText(String(value ?? '-'))]),
    (text) => text,
  );
}

function align(rows: string[][], paint: (text: string, row: number, column: number) => string): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => stringWidth(cells[column] ?? ''))),
  );
  const pad = (text: string, column: number) => ' '.repeat((widths[column] ?? 0) - stringWidth(text));
  return rows
    .map((cells, row) =>
      cells
        .map((text, column) => paint(text, row, column) + pad(text, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
