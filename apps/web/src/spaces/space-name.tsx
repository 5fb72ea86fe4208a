import { type Signal, signal } from '@preact/signals';
import { readSpace } from './space.ts';

const names = new Map<number, Signal<string>>();

/** The name of a space, which is asked for once; its number until it is known, or if one may not read it any more. */
export function SpaceName({ id }: { id: number }) {
  let name = names.get(id);
  if (!name) {
    const fresh = signal(`Space ${id}`);
    name = fresh;
    names.set(id, fresh);
    readSpace(id).then(
      (space) => {
        fresh.value = space.name;
      },
      () => names.delete(id),
    );
  }
  return <bdi>{name.value}</bdi>;
}
