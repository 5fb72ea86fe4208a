import type { Schema } from './model.ts';

/** Lists the ranges, lengths and patterns that a string or a number does not keep to. */
export function findBrokenBounds(value: unknown, schema: Schema): string[] {
  return typeof value === 'number'
    ? findBrokenRange(value, schema)
    : typeof value === 'string'
      ? findBrokenLength(value, schema)
      : [];
}

function findBrokenRange(value: number, { minimum = -Infinity, maximum = Infinity }: Schema): string[] {
  if (value < minimum) return [`Should be greater than or equal to ${minimum}`];
  return value > maximum ? [`Should be less than or equal to ${maximum}`] : [];
}

function findBrokenLength(text: string, { minLength = 0, maxLength = Infinity, pattern }: Schema): string[] {
  const length = [...text].length;
  return [
    ...(length < minLength ? [`Should have at least ${minLength} characters`] : []),
    ...(length > maxLength ? [`Should have at most ${maxLength} characters`] : []),
    ...(pattern !== undefined && !new RegExp(pattern).test(text)
      ? [`Should match pattern "${pattern}"`]
      : []),
  ];
}
