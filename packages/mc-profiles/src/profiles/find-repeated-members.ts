import { parseDocument } from 'yaml';

/**
 * Finds members that an object of a JSON text has twice, which JSON.parse does not tell: it keeps the last one only.
 * YAML, which every JSON text is, forbids them.
 */
export function findRepeatedMembers(json: string): string[] {
  const repeated = parseDocument(json, { schema: 'json' }).errors.filter(
    ({ code }) => code === 'DUPLICATE_KEY',
  );
  return repeated.map(({ pos: [start], linePos }) => {
    const [name = ''] = /^"(?:\\.|[^"\\])*"/.exec(json.slice(start)) ?? [];
    const { line, col } = linePos?.[0] ?? {};
    return `${name} is there again in line ${line}, column ${col}; an object may have it once`;
  });
}
