import { receiveBody } from './body.ts';
import type { S3Operation } from './call.ts';
import { checksumHeaders, storedChecksum } from './checksums.ts';
import { requireWritable } from './conditions.ts';
import { readPutOptions } from './object-headers.ts';
import { discardStaged } from './staging.ts';

export const putObject: S3Operation = async (call) => {
  const { store, bucket, key, reply } = call;
  const options = readPutOptions(call.headers);
  const { checksums, ...staged } = await receiveBody(call);
  try {
    requireWritable(call, await store.head(bucket, key));
  } catch (error) {
    await discardStaged(staged);
    throw error;
  }
  const checksum = storedChecksum(checksums);
  const object = await store.commit(bucket, key, staged, { ...options, ...(checksum && { checksum }) });
  return reply.headers({ ...checksumHeaders(checksum), etag: `"${object.etag}"` }).send();
};
