type Selected = { at: string; value: unknown };

// Selects every value at a path such as outputGroups/*/outputs, where * is each item of a list or entry of a map.
export function select(root: unknown, path: string): Selected[] {
  return path.split('/').reduce<Selected[]>(
    (found, step) =>
      found.flatMap(({ at, value }) => {
        if (typeof value !== 'object' || value === null) return [];
        const entries = Object.entries(value).filter(([key]) => step === '*' || key === step);
        return entries
          .filter(([, member]) => member !== undefined && member !== null)
          .map(([key, member]) => ({ at: `${at}/${key}`, value: member }));
      }),
    [{ at: '', value: root }],
  );
}
