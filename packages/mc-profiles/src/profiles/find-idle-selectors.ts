import type { Built } from './build-profile.ts';
import { CompositionError } from './errors.ts';
import { eachPath, type Part } from './part.ts';

/**
 * Finds selectors that match nothing in any of the profiles. A part may serve several profiles, so it is enough if one
 * of them has an output of that name.
 */
export function findIdleSelectors(built: Built[], files: Iterable<Part>): CompositionError[] {
  const selections = built.flatMap((each) => each.selections);
  return [...files].flatMap((part) =>
    Object.keys(part.each).flatMap((selector) => {
      const met = selections.filter((each) => each.part === part && each.selector === selector);
      if (met.length === 0 || met.some(({ matched }) => matched)) return [];
      const names = [...new Set(met.flatMap((each) => each.names))].filter((name) => name !== '');
      const reason = `it matches nothing; what is of its kind is named ${names.join(', ') || 'nothing'}`;
      return [new CompositionError(part, eachPath(selector), reason)];
    }),
  );
}
