import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** One statement looks for no more than this. */
const most = 100;

export type Gathering = {
  /**
   * Those that ask are gathered until nobody has come for `quietMs`, and for `gatherMs` at most; by default those of the
   * same turn of the event loop.
   */
  gatherMs?: number;
  quietMs?: number;
  /** While a question has no answer, those that ask are gathered for the next one. */
  oneByOne?: boolean;
};

/**
 * Makes one question of those that are asked at the same time. Nothing is remembered: each question is asked after
 * everybody who gets its answer has come.
 * @param ask finds the answers by key; a key without one is not in the map
 */
export function askTogether<Key, Answer>(
  ask: (keys: Key[]) => Promise<Map<Key, Answer>>,
  { gatherMs = 0, quietMs = gatherMs, oneByOne = false }: Gathering = {},
): (key: Key) => Promise<Answer | undefined> {
  let gathering: { keys: Key[]; answers: Promise<Map<Key, Answer>> } | undefined;
  let last: Promise<unknown> | undefined;
  const gather = async (keys: Key[]) => {
    if (gatherMs === 0) return await nextTurn();
    const endsAt = performance.now() + gatherMs;
    let known: number;
    do {
      known = keys.length;
      await sleep(Math.min(quietMs, endsAt - performance.now()));
    } while (keys.length > known && performance.now() < endsAt);
  };
  const begin = () => {
    const keys: Key[] = [];
    const answers = Promise.all([gather(keys), last]).then(() => {
      if (gathering?.keys === keys) gathering = undefined;
      return ask(keys);
    });
    if (oneByOne) last = answers.catch(() => {});
    return { keys, answers };
  };
  return async (key) => {
    if (gathering === undefined || gathering.keys.length >= most) gathering = begin();
    gathering.keys.push(key);
    return (await gathering.answers).get(key);
  };
}
