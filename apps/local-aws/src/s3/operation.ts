import type { IncomingHttpHeaders } from 'node:http';
import { notImplemented, S3Error } from './errors.ts';
import type { Target } from './target.ts';

const listingParameters = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];
const overrideParameters = [
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
];

type Rule = {
  name: string;
  method: string;
  level: 'service' | 'bucket' | 'object';
  /** These query parameters choose the operation. */
  when?: string[];
  header?: string;
  /** The operation also understands these query parameters. */
  query?: string[];
};

/** The first rule that fits decides, so the more specific ones come first. */
const operationRules = [
  { name: 'ListBuckets', method: 'GET', level: 'service' },
  { name: 'GetBucketLocation', method: 'GET', level: 'bucket', when: ['location'] },
  { name: 'GetBucketVersioning', method: 'GET', level: 'bucket', when: ['versioning'] },
  { name: 'GetBucketCors', method: 'GET', level: 'bucket', when: ['cors'] },
  { name: 'GetBucketLifecycleConfiguration', method: 'GET', level: 'bucket', when: ['lifecycle'] },
  {
    name: 'ListMultipartUploads',
    method: 'GET',
    level: 'bucket',
    when: ['uploads'],
    query: ['prefix', 'max-uploads', 'encoding-type'],
  },
  {
    name: 'ListObjectsV2',
    method: 'GET',
    level: 'bucket',
    when: ['list-type'],
    query: [...listingParameters, 'continuation-token', 'start-after', 'fetch-owner'],
  },
  { name: 'ListObjects', method: 'GET', level: 'bucket', query: [...listingParameters, 'marker'] },
  { name: 'HeadBucket', method: 'HEAD', level: 'bucket' },
  { name: 'CreateBucket', method: 'PUT', level: 'bucket' },
  { name: 'DeleteBucket', method: 'DELETE', level: 'bucket' },
  { name: 'DeleteObjects', method: 'POST', level: 'bucket', when: ['delete'] },
  { name: 'PostObject', method: 'POST', level: 'bucket' },
  {
    name: 'ListParts',
    method: 'GET',
    level: 'object',
    when: ['uploadId'],
    query: ['max-parts', 'part-number-marker'],
  },
  { name: 'GetObjectAttributes', method: 'GET', level: 'object', when: ['attributes'] },
  { name: 'GetObjectTagging', method: 'GET', level: 'object', when: ['tagging'] },
  { name: 'GetObject', method: 'GET', level: 'object', query: overrideParameters },
  { name: 'HeadObject', method: 'HEAD', level: 'object', query: overrideParameters },
  { name: 'CreateMultipartUpload', method: 'POST', level: 'object', when: ['uploads'] },
  { name: 'CompleteMultipartUpload', method: 'POST', level: 'object', when: ['uploadId'] },
  {
    name: 'UploadPartCopy',
    method: 'PUT',
    level: 'object',
    when: ['partNumber', 'uploadId'],
    header: 'x-amz-copy-source',
  },
  { name: 'UploadPart', method: 'PUT', level: 'object', when: ['partNumber', 'uploadId'] },
  { name: 'CopyObject', method: 'PUT', level: 'object', header: 'x-amz-copy-source' },
  { name: 'PutObject', method: 'PUT', level: 'object' },
  { name: 'AbortMultipartUpload', method: 'DELETE', level: 'object', when: ['uploadId'] },
  { name: 'DeleteObject', method: 'DELETE', level: 'object' },
] as const satisfies Rule[];

export type OperationName = (typeof operationRules)[number]['name'];
export const operationNames: OperationName[] = operationRules.map(({ name }) => name);

/** These belong to a signature, of whatever version, or name the operation for logs. */
const ofSignature = /^(x-amz-.*|x-id|AWSAccessKeyId|Signature|Expires)$/i;

/** Refuses what it does not know: if it ignored a parameter, the answer would be to another question. */
export function chooseOperation(method: string, target: Target, headers: IncomingHttpHeaders): OperationName {
  const level = target.key ? 'object' : target.bucket ? 'bucket' : 'service';
  const given = Object.keys(target.query).filter((name) => !ofSignature.test(name));
  const rules: (Rule & { name: OperationName })[] = [...operationRules];
  const rule = rules.find(
    (each) =>
      each.method === method &&
      each.level === level &&
      (each.when ?? []).every((name) => given.includes(name)) &&
      (each.header === undefined || headers[each.header] !== undefined),
  );
  if (!rule) {
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
  const known = [...(rule.when ?? []), ...(rule.query ?? [])];
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined) throw notImplemented(`the query parameter "${unknown}" of ${rule.name}`);
  return rule.name;
}
