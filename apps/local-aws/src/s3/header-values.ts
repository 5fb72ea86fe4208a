import { S3Error } from './errors.ts';

const mailSafe = /^[\t\x20-\x7e]*$/;

/** Metadata that arrived as Unicode text, from a form or a URL, returns as an RFC 2047 word, as in S3. */
export function encodeMetadata(text: string): string {
  return mailSafe.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

export function requireHeaderValue(name: string, value: string): void {
  if (mailSafe.test(value)) return;
  throw new S3Error('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.', {
    ArgumentName: name,
  });
}

export function requireHeaderName(name: string): void {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return;
  throw new S3Error('InvalidArgument', `"${name}" is no name of a header`, { ArgumentName: name });
}
