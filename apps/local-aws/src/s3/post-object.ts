import { pipeline } from 'node:stream';
import { detachStream } from './body.ts';
import type { S3Call, S3Operation } from './call.ts';
import { notImplemented, S3Error } from './errors.ts';
import { encodeMetadata, requireHeaderName, requireHeaderValue } from './header-values.ts';
import { requireKnownHeaders } from './known-headers.ts';
import { isKeptHeader, readPutOptions } from './object-headers.ts';
import { limitSize, readUploadForm, type UploadForm } from './post-form.ts';
import { type Fields, verifyPolicy } from './post-policy.ts';
import { sendXml } from './send-xml.ts';
import { bucketUrl, requireKeyLength } from './target.ts';

/** These fields are about the form itself, not about the object. */
const formFields = new Set(['x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature']);

export const postObject: S3Operation = async (call) => {
  const form = await readUploadForm(call.request);
  try {
    return await storeFile(call, form);
  } finally {
    // The rest of a refused file has to be read, or the client never reads the answer.
    form.file.resume();
  }
};

async function storeFile(call: S3Call, { fields, filename, file }: UploadForm) {
  const { store, bucket, config } = call;
  const key = fields.get('key')?.replace(/\$\{filename\}/g, () => filename);
  if (!key) throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  requireKeyLength(key);
  const range = await verifyPolicy(fields, bucket, config);
  const options = readPutOptions(headersOf(fields));

  const limited = pipeline(detachStream(file), limitSize(range), () => undefined);
  const staged = await store.stage(limited);
  const object = await store.commit(bucket, key, staged, options);
  return sendSuccess(call, fields, key, object.etag);
}

function headersOf(fields: Fields) {
  const redirect = ['success_action_redirect', 'redirect', 'acl', 'tagging'].find((name) => fields.has(name));
  if (redirect) throw notImplemented(`the form field ${redirect}`);
  const headers = Object.fromEntries(
    [...fields]
      .filter(([name]) => !formFields.has(name))
      .map(([name, value]) => [name, toHeader(name, value)]),
  );
  requireKnownHeaders(headers);
  return headers;
}

/** Form fields are Unicode text, and headers are not. */
function toHeader(name: string, value: string) {
  if (name.startsWith('x-amz-meta-')) {
    requireHeaderName(name);
    return encodeMetadata(value);
  }
  if (isKeptHeader(name)) requireHeaderValue(name, value);
  return value;
}

function sendSuccess({ bucket, request, reply }: S3Call, fields: Fields, key: string, etag: string) {
  const location = `${bucketUrl(request, bucket)}/${encodeURIComponent(key)}`;
  reply.headers({ etag: `"${etag}"`, location });
  const status = fields.get('success_action_status');
  if (status !== '201') return reply.code(status === '200' ? 200 : 204).send();
  return sendXml(reply.code(201), 'PostResponse', {
    Location: location,
    Bucket: bucket,
    Key: key,
    ETag: `"${etag}"`,
  });
}
