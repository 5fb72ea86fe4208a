import { expect, it } from 'vitest';
import { compareFiles, versionOf } from './file-version.ts';

const [one, other] = ['0cc175b9c0f1b6a831c399e269772661', '92eb5ffee6ae2fec3ad71c777531578f'];

it.each([
  ['same', one, { ETag: `"${one}"` }],
  ['same', `"${one}"`, { ETag: `"${one}"`, ServerSideEncryption: 'AES256' }],
  ['changed', one, { ETag: `"${other}"` }],
  ['changed', `"${one}"`, { ETag: `"${other}"`, ServerSideEncryption: 'AES256' }],
  // The ETag of the same bytes is another one each time.
  ['unknown', one, { ETag: `"${other}"`, ServerSideEncryption: 'aws:kms' }],
  ['unknown', one, { ETag: `"${other}"`, ServerSideEncryption: 'aws:kms:dsse' }],
  ['unknown', one, { ETag: `"${other}"`, SSECustomerAlgorithm: 'AES256' }],
  ['same', one, { ETag: `"${one}"`, ServerSideEncryption: 'aws:kms' }],
  // It depends on the sizes of the parts.
  ['unknown', one, { ETag: `"${other}-2"` }],
  ['unknown', `${one}-1`, { ETag: `"${other}"` }],
  ['unknown', `${one}-1`, { ETag: `"${one}-2"` }],
  ['same', `${one}-2`, { ETag: `"${one}-2"` }],
  ['same', null, { ETag: `"${one}"` }],
  ['same', one, {}],
] as const)('the files are %s: %s was stored, %o is there', (comparison, stored, head) => {
  expect(compareFiles(stored, versionOf(head))).toBe(comparison);
});
