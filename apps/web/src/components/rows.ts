/** Where the rows of a list lie, in pixels from its top */
export type Rows = {
  /** The height of the whole list */
  height: number;
  topOf: (row: number) => number;
  heightOf: (row: number) => number;
  /** @returns the row at this place; one beyond the last for what lies below the list */
  rowAt: (y: number) => number;
};

export function layEvenRows(count: number, height: number, gap: number): Rows {
  const step = height + gap;
  return {
    height: Math.max(0, count * step - gap),
    topOf: (row) => row * step,
    heightOf: () => height,
    rowAt: (y) => Math.min(count, Math.max(0, Math.floor(y / step))),
  };
}

export function layRows(heights: number[], gap: number): Rows {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height + gap);
  const topOf = (row: number) => tops[row] ?? 0;
  return {
    height: Math.max(0, topOf(heights.length) - gap),
    topOf,
    heightOf: (row) => heights[row] ?? 0,
    rowAt(y) {
      let [low, high] = [0, heights.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (topOf(middle + 1) <= y) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
