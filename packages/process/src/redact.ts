/** What no line of a log may show, each with what stands there instead. None of them matches a quotation mark. */
const secrets: [RegExp, string][] = [
  [/\b((?:bacs|sess)_[\w-]{8})[\w-]{20,}/g, '$1…'],
  [/\bwhsec_[\w+/-]{20,}={0,2}/g, 'whsec_…'],
  [/\b(bearer|basic) +[\w.~+/=-]{8,}/gi, '$1 …'],
  [/\b((?:x-amz-)?(?:signature|credential|security-token))=[^&,;"'\s\\]+/gi, '$1=…'],
  [/"((?:x-amz-(?:signature|credential|security-token)|policy|authorization|cookie))":"[^"]+"/gi, '"$1":"…"'],
  [/\b(A[KS]IA)[A-Z0-9]{12,}/g, '$1…'],
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s"'/@\\]{1,256}@/gi, '$1…@'],
  [/[^\s"'<>(),;:=/\\@…]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}\b/gu, '…@…'],
];

/** Takes keys, tokens, signatures, passwords and e-mail addresses out of a line of the log. */
export function redact(line: string): string {
  return secrets.reduce((text, [secret, instead]) => text.replace(secret, instead), line);
}
