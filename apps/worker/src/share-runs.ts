/** Runs work for all who ask for it. `asker` names who does. */
export type SharedRuns = (
  asker: string | undefined,
  work: (isAsking: (asker: string) => boolean) => Promise<void>,
) => Promise<void>;

/**
 * Lets many who want the same work at once share it. One run is under way at a time, and all who ask meanwhile share the
 * next one: each is served by a run that began after it asked. `work` learns who waits for this run or the next.
 */
export function shareRuns(): SharedRuns {
  const askers = new Set<string>();
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  return async (asker, work) => {
    const begin = () => {
      current = work((name) => askers.has(name)).finally(() => {
        current = undefined;
      });
      return current;
    };
    const follow = () => {
      next = undefined;
      return begin();
    };
    if (asker !== undefined) askers.add(asker);
    try {
      if (next === undefined && current !== undefined) next = current.then(follow, follow);
      await (next ?? begin());
    } finally {
      if (asker !== undefined) askers.delete(asker);
    }
  };
}
