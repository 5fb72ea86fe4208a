/** A trap waits for a client to send a matching chunk. */
export type Trap<Prey> = {
  /** Tells whether this chunk of this connection matches; a trap strikes once. */
  strikes: (connection: object, text: string) => boolean;
  /** The trap passes the caught connection to this. */
  caught: (prey: Prey) => void;
  prey: Promise<Prey>;
};

export type TrapOptions = {
  /** Only chunks after this one on the same connection count: /commit/i, { after: /submit_intent_at/ }. */
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

/** A g or y flag would make each answer depend on the last one. */
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
