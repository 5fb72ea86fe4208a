import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** One statement looks for no more than this. */
const most = 100;

type Gathering = {
  /** How long those that ask are gathered, in ms; by default in the same turn of the event loop. */
  gatherMs?: number;
  /** When so many have come, nobody is waited for any longer. */
  enough?: number;
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
  { gatherMs = 0, enough = most, oneByOne = false }: Gathering = {},
): (key: Key) => Promise<Answer | undefined> {
  let gathering: { keys: Key[]; answers: Promise<Map<Key, Answer>>; end: () => void } | undefined;
  let last: Promise<unknown> | undefined;
  const begin = () => {
    const keys: Key[] = [];
    const { promise: isEnough, resolve: end } = Promise.withResolvers<void>();
    const isOver = gatherMs === 0 ? nextTurn() : Promise.race([sleep(gatherMs), isEnough]);
    const answers = Promise.all([isOver, last]).then(() => {
      if (gathering?.keys === keys) gathering = undefined;
      return ask(keys);
    });
    if (oneByOne) last = answers.catch(() => {});
    return { keys, answers, end };
  };
  return async (key) => {
    if (gathering === undefined || gathering.keys.length >= most) gathering = begin();
    gathering.keys.push(key);
    if (gathering.keys.length >= enough) gathering.end();
    return (await gathering.answers).get(key);
  };
}
