/** So many views that somebody may come back to are kept as they were. */
const most = 8;
const kept = new Map<string, unknown>();
let count = 0;

/**
 * Keeps what a view has for this entry of the browser's history, so that who comes back finds it as they left it.
 * @param name tells it from other things of the same view
 */
export function keepForReturn<Kept>(name: string, create: () => Kept): Kept {
  const key = `${nameEntry()} ${name}`;
  const value = (kept.get(key) as Kept | undefined) ?? create();
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest);
  return value;
}

function nameEntry(): string {
  const known: unknown = history.state?.entry;
  if (typeof known === 'string') return known;
  // The history outlives the page, and with it the names of an earlier one.
  const entry = `${performance.timeOrigin}/${++count}`;
  history.replaceState({ ...history.state, entry }, '');
  return entry;
}
