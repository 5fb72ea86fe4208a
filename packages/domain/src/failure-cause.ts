/** A cause is compared and shown, so it need not tell all of a message. */
const longestCause = 200;

/** What differs between two failures of the same cause, and what stands for it. The order matters. */
const particulars: [RegExp, string][] = [
  [/\b(?:s3|https?):\/\/[^\s'"<>,;)\]]+/gi, '{address}'],
  [/\barn:[^\s'"<>,;)\]]+/gi, '{arn}'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '{id}'],
  [/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/gi, '{id}'],
  // MediaConvert names its jobs so.
  [/\b\d{13}-[0-9a-z]{6,}\b/gi, '{id}'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, '{id}'],
  // It begins where a run of such characters does: to try each of a thousand takes a millisecond for one message.
  [/(?<![\w.@%+=-])(?:[\w.@%+=-]+\/)+[\w.@%+=-]+/g, '{key}'],
  [/"[^"]*"|'[^']*'/g, '{text}'],
  [/(?<![a-z])\d+(?:[.,:]\d+)*/gi, '{number}'],
  [/\{(\w+)\}(?:, \{\1\})+/g, '{$1}'],
  [/\s+/g, ' '],
];

/**
 * Says why something failed, without what is particular to this one failure: ids, keys, addresses, quoted names and
 * numbers. Failures with the same code and cause are one group.
 */
export function causeOf(message: string | null): string {
  const text = (message ?? '').slice(0, 1_000);
  return particulars
    .reduce((rest, [particular, stand]) => rest.replace(particular, stand), text)
    .trim()
    .slice(0, longestCause);
}
