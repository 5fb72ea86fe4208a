/** Matches a string, a name in backticks, or a number that is not part of a name. */
const literal = /'(?:[^'\\]|\\.|'')*'|`[^`]*`|(?<![\w`])\d+(?:\.\d+)?(?:e[+-]?\d+)?\b/gis;

/**
 * Makes one statement of all that differ only in values and their number. The result is SQL too, so that it can be
 * parsed instead.
 */
export function normalizeStatement(statement: string): string {
  let text = statement
    .replace(literal, (found) => {
      if (found.startsWith("'")) return "'x'";
      return found.startsWith('`') ? found.replace(/\d+/g, '1') : '1';
    })
    .replace(/\s+/g, ' ')
    .trim();
  // This shortens unions, and lists of values, rows, cases and ranges, of any length.
  const parts = text.split(/ union all /i);
  text = parts.filter((part, index) => part !== parts[index - 1]).join(' union all ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(/('x'|1|null)(?:, ?(?:'x'|1|null))+/gi, '$1')
      .replace(/(\((?:'x'|1|null|default)\))(?:, ?\((?:'x'|1|null|default)\))+/gi, '$1')
      .replace(/(\((?:[^()]|\([^()]*\))+\))(?:, ?\1)+/g, '$1')
      .replace(/(when \S+ then \S+)(?: when \S+ then \S+)+/gi, '$1')
      .replace(/(\S+ between \S+ and '?\w+'?)(?: or \S+ between \S+ and '?\w+'?)+/gi, '$1');
  }
  return text;
}
