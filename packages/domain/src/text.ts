// These characters override the direction of text, so that it reads differently than it is written.
const overrides = '\\u202a-\\u202e\\u2066-\\u2069';

/**
 * One line of text with at least one visible character. It contains no control characters, line separators, half
 * characters or overrides. The patterns need the flag `u`.
 */
export const linePattern = `^(?=.*[^\\s\\p{C}])[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}${overrides}]*$`;

/** Text of several lines under the same rules; it may be empty. */
export const paragraphsPattern = `^([^\\p{Cc}\\p{Cs}${overrides}]|[\\n\\t])*$`;

const line = new RegExp(linePattern, 'u');

export function isLine(text: string, maxLength: number): boolean {
  return [...text].length <= maxLength && line.test(text);
}
