/**
 * Control characters, separators of lines, halves of characters, and what overrides the direction of text. A terminal
 * obeys some of them, and names of files may hold any.
 */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Makes text of others safe to print on one line: what is not to be printed becomes its number, as `\u{1b}`. */
export function toPlainText(text: string): string {
  return text.replace(unsafe, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** JSON on one line, with the same characters escaped; it is still the same value. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Makes text of several lines safe to print; a line break is one. */
export function toLines(text: string): string {
  return text.split('\n').map(toPlainText).join('\n');
}
