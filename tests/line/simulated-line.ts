import { searched } from '../../packages/db/src/line/next.ts';
import { nextTurns } from '../../packages/db/src/line/turns.ts';

/** The productions that wait in line, without a database and without lanes: the lowest turn goes next. */
export type SimulatedLine<Production> = {
  /** A user's productions stand behind the user's last one, or behind the virtual time. */
  join: (user: number, productions: Production[]) => void;
  /** Lets the next one go. */
  next: () => Production | undefined;
  /** Lets the first one go of those whose user may, among as many as the service looks at. */
  nextNewcomer: (hasNothingInFlight: (user: number) => boolean) => Production | undefined;
  at: (index: number) => Production | undefined;
  count: () => number;
};

export function createLine<Production>(): SimulatedLine<Production> {
  const line: { user: number; turn: number; production: Production }[] = [];
  const lastTurns = new Map<number, number>();
  let virtualTime = 0;

  /** Returns how many go before a turn that is taken now. */
  function countBefore(turn: number): number {
    let [from, to] = [0, line.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((line[middle]?.turn ?? 0) <= turn) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    join(user, productions) {
      // One that has gone made its turn the virtual time, so it does not matter that it does not wait any more.
      const after = { own_turn: lastTurns.get(user) ?? null, virtual_time: virtualTime };
      for (const [index, turn] of nextTurns(after, { count: productions.length }).entries()) {
        const production = productions[index];
        if (production !== undefined) line.splice(countBefore(turn), 0, { user, turn, production });
        lastTurns.set(user, turn);
      }
    },
    next() {
      const first = line.shift();
      virtualTime = Math.max(virtualTime, first?.turn ?? 0);
      return first?.production;
    },
    nextNewcomer(hasNothingInFlight) {
      const index = line.slice(0, searched).findIndex(({ user }) => hasNothingInFlight(user));
      return index === -1 ? undefined : line.splice(index, 1)[0]?.production;
    },
    at: (index) => line[index]?.production,
    count: () => line.length,
  };
}
