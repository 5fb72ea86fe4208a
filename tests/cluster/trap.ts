/** Waits for a client to send what matches. */
export type Trap<Prey> = {
  /** Whether this chunk of this connection is it; a trap strikes once. */
  strikes: (connection: object, text: string) => boolean;
  /** Told of the connection that was caught. */
  caught: (prey: Prey) => void;
  prey: Promise<Prey>;
};

export type TrapOptions = {
  /** Counts only what comes after this on the same connection: /commit/i, { after: /submit_intent_at/ }. */
  after?: RegExp;
};

export function setTrap<Prey>(pattern: RegExp, { after }: TrapOptions = {}): Trap<Prey> {
  const { promise: prey, resolve: caught } = withResolvers<Prey>();
  const wanted = stateless(pattern);
  const before = after && stateless(after);
  const armed = new WeakSet<object>();
  return {
    strikes(connection, text) {
      const isArmed = before === undefined || armed.has(connection);
      if (isArmed && wanted.test(text)) return true;
      if (before?.test(text)) armed.add(connection);
      return false;
    },
    caught,
    prey,
  };
}

/** A g or y flag would make the answer depend on the one before. */
function stateless({ source, flags }: RegExp): RegExp {
  return new RegExp(source, flags.replace(/[gy]/g, ''));
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
