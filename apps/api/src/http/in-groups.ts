type Bounds<Item> = {
  /** How large a group is at most, as the sum of the sizes of its items; one item alone may be larger. */
  most: number;
  sizeOf: (item: Item) => number;
  /** Items of one owner never run in two groups at the same time, and run in order. */
  ownerOf: (item: Item) => unknown;
  /** How many groups run at the same time at most. */
  atOnce: number;
  /** A group that runs for longer than so many ms keeps the next one waiting no longer. */
  patienceMs: number;
};

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

/**
 * Runs together what comes while an earlier group runs. While none does, an item waits for no longer than the turn of the
 * event loop, with those that come in it. If a group fails, all of its items do.
 * @param run returns the results of the items, in order
 */
export function inGroups<Item, Result>(
  run: (items: Item[]) => Promise<Result[]>,
  { most, sizeOf, ownerOf, atOnce, patienceMs }: Bounds<Item>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  const busy = new Set<unknown>();
  let running = 0;
  /** What keeps the next group from beginning: the turn of the event loop, or the group that has begun last. */
  let held: unknown;

  function beginSoon(): void {
    if (held !== undefined || running >= atOnce || waiting.length === 0) return;
    held = setImmediate(begin);
  }

  function begin(): void {
    held = undefined;
    const group = takeGroup();
    if (group.length === 0) return;
    const owners = group.map(({ item }) => ownerOf(item));
    for (const owner of owners) busy.add(owner);
    held = group;
    running += 1;
    const goOn = () => {
      if (held === group) held = undefined;
      beginSoon();
    };
    const patience = setTimeout(goOn, patienceMs);
    const end = () => {
      clearTimeout(patience);
      running -= 1;
      for (const owner of owners) busy.delete(owner);
      goOn();
    };
    run(group.map(({ item }) => item)).then(
      (results) => {
        for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result);
        end();
      },
      (error) => {
        for (const { reject } of group) reject(error);
        end();
      },
    );
  }

  function takeGroup(): Waiting<Item, Result>[] {
    const group = new Set<Waiting<Item, Result>>();
    let size = 0;
    for (const one of waiting) {
      if (busy.has(ownerOf(one.item))) continue;
      size += sizeOf(one.item);
      if (size > most && group.size > 0) break;
      group.add(one);
    }
    waiting = waiting.filter((one) => !group.has(one));
    return [...group];
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      beginSoon();
    });
}
