import type { Schema } from './schema-of.ts';

/**
 * Finds what the release before a migration cannot live with: what its statements name is gone or means something
 * else, or what they write is refused.
 */
export function findBreaks(before: Schema, after: Schema): string[] {
  const tables = new Set([...before.columns.keys()].map(tableOf));
  const isOfOld = (name: string) => tables.has(tableOf(name));
  const isNew = (name: string) => after.columns.has(name) && !before.columns.has(name);
  return [
    ...[...before.columns].flatMap(([name, old]) => {
      const now = after.columns.get(name);
      if (!now) return [`${name} is gone`];
      const isOther = !isWider(old.type, now.type);
      return [
        ...(isOther ? [`${name} was ${old.type} and is ${now.type}`] : []),
        ...(old.isNullable && !now.isNullable ? [`${name} may not be NULL any more`] : []),
        ...(!old.isNullable && now.isNullable ? [`${name} may be NULL now`] : []),
        ...(old.hasValue && !now.hasValue ? [`${name} has no default any more`] : []),
      ];
    }),
    ...[...after.columns]
      .filter(([name, { hasValue }]) => isOfOld(name) && isNew(name) && !hasValue)
      .map(([name]) => `${name} is new and has no default`),
    ...[...before.indexes].flatMap(([name, { columns }]) => {
      const now = after.indexes.get(name);
      if (!now) return [`${name}, an index, is gone: lists name theirs`];
      return now.columns === columns ? [] : [`${name} was on ${columns} and is on ${now.columns}`];
    }),
    ...[...after.indexes]
      .filter(([name, { isUnique }]) => isOfOld(name) && isUnique && !before.indexes.get(name)?.isUnique)
      .map(([name]) => `${name} is a new unique index`),
    ...[...after.rules]
      // MariaDB gives a column of JSON a rule of its name, which NULL keeps.
      .filter((name) => isOfOld(name) && !before.rules.has(name) && !isNew(name))
      .map((name) => `${name} is a new rule`),
  ];
}

function tableOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** A release reads any value of its own enumeration, so values may only be added, and only at the end. */
function isWider(old: string, now: string): boolean {
  return now === old || (old.startsWith('enum(') && now.startsWith(`${old.slice(0, -1)},`));
}
