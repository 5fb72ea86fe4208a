/** S3 lists keys in the order of their UTF-8 bytes; JavaScript compares UTF-16 units, where surrogates sort low. */
export function compareKeys(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rankUnit(left) - rankUnit(right);
  }
  return a.length - b.length;
}

function rankUnit(unit: number) {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Returns the index of the first key for which `isBelow` is false, in a sorted list. */
export function lowerBound(keys: string[], isBelow: (key: string) => boolean): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(keys[middle] ?? '')) low = middle + 1;
    else high = middle;
  }
  return low;
}
