const spanMs = 5_000;

/** @returns what takes the bytes so far, and tells how many a second went out lately; null until that can be told */
export function measureSpeed(): (loaded: number, now?: number) => number | null {
  let marks: { at: number; loaded: number }[] = [];
  return (loaded, now = performance.now()) => {
    // It begins again when a file has to be sent again.
    if (loaded < (marks.at(-1)?.loaded ?? 0)) marks = [];
    marks = [...marks.filter(({ at }) => now - at < spanMs), { at: now, loaded }];
    const [first] = marks;
    if (!first || now - first.at < 500) return null;
    return ((loaded - first.loaded) / (now - first.at)) * 1_000;
  };
}
