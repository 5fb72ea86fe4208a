/** One statement looks for no more than this. */
const most = 100;

/**
 * Makes one question of those that are asked in the same turn of the event loop, as requests do that arrive at the same
 * time. Nothing is remembered: each question is asked after the request that needs its answer has come.
 * @param ask finds the answers by key; a key without one is not in the map
 */
export function askTogether<Key, Answer>(
  ask: (keys: Key[]) => Promise<Map<Key, Answer>>,
): (key: Key) => Promise<Answer | undefined> {
  let gathering: { keys: Key[]; answers: Promise<Map<Key, Answer>> } | undefined;
  const begin = () => {
    const keys: Key[] = [];
    const turnIsOver = new Promise<void>((resolve) => setImmediate(resolve));
    const answers = turnIsOver.then(() => {
      if (gathering?.keys === keys) gathering = undefined;
      return ask(keys);
    });
    return { keys, answers };
  };
  return async (key) => {
    if (gathering === undefined || gathering.keys.length >= most) gathering = begin();
    gathering.keys.push(key);
    return (await gathering.answers).get(key);
  };
}
