import { createReadStream } from 'node:fs';
import { uriOfKey } from '@bacs/domain';
import { receiveBody, receiveText } from './body.ts';
import { readHeader, readParameter, type S3Call, type S3Operation } from './call.ts';
import { algorithmOf, checksumElement, checksumElements, computeChecksum } from './checksums.ts';
import { requireWritable } from './conditions.ts';
import { findCopySource } from './copy-object.ts';
import { S3Error } from './errors.ts';
import { encoderOf, readCount } from './list-objects.ts';
import {
  compositeChecksum,
  partElements,
  readUploadChecksum,
  requireClaimedChecksum,
  wholeChecksum,
} from './multipart-checksums.ts';
import { discardParts, joinParts, type MultipartUpload, type Part } from './multipart-uploads.ts';
import { readPutOptions } from './object-headers.ts';
import { parseRange } from './range.ts';
import { owner, sendXml } from './send-xml.ts';
import { discardStaged } from './staging.ts';
import { bucketUrl } from './target.ts';
import { childrenOf, parseXml, textOf, type XmlNode } from './xml.ts';

const minPartBytes = 5 * 1024 * 1024;
const mostParts = 10_000;

export const createMultipartUpload: S3Operation = async (call) => {
  const { bucket, key, uploads, reply } = call;
  const checksum = readUploadChecksum(call);
  const upload = uploads.create(bucket, key, readPutOptions(call.headers), checksum);
  if (checksum) {
    reply.headers({
      'x-amz-checksum-algorithm': algorithmOf(checksum.name),
      'x-amz-checksum-type': checksum.type,
    });
  }
  return sendXml(reply, 'InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: upload.id });
};

export const uploadPart: S3Operation = async (call) => {
  const upload = findUpload(call);
  const number = readPartNumber(call);
  const received = await receiveBody(call);
  await call.uploads.putPart(upload, { ...received, number, lastModified: new Date() });
  const { 'content-md5': _, ...checksums } = received.checksums;
  return call.reply.headers({ ...checksums, etag: `"${received.md5}"` }).send();
};

export const uploadPartCopy: S3Operation = async (call) => {
  const upload = findUpload(call);
  const number = readPartNumber(call);
  const source = await findCopySource(call);
  const range = parseRange(readHeader(call, 'x-amz-copy-source-range'), source.size);
  const staged = await call.store.stage(createReadStream(source.path, range));
  const name = upload.checksum?.name;
  const checksums = name === undefined ? {} : { [name]: await computeChecksum(name, staged.path) };
  const part = { ...staged, number, lastModified: new Date(), checksums };
  await call.uploads.putPart(upload, part);
  return sendXml(call.reply, 'CopyPartResult', {
    LastModified: part.lastModified.toISOString(),
    ETag: `"${part.md5}"`,
    ...partElements(part),
  });
};

export const completeMultipartUpload: S3Operation = async (call) => {
  const { store, bucket, key, uploads, reply } = call;
  const request = parseXml('CompleteMultipartUpload', await receiveText(call));
  const upload = findUpload(call);
  const parts = chooseParts(upload, childrenOf(request, 'Part'));
  requireSize(call, parts);
  requireWritable(call, await store.head(bucket, key));
  uploads.take(upload);

  const chosen = new Set(parts);
  await discardParts([...upload.parts.values()].filter((part) => !chosen.has(part)));
  const composite = await compositeChecksum(upload.checksum, parts);
  const joined = await joinParts(parts);
  const checksum = composite ?? (await wholeChecksum(upload.checksum, joined.path));
  try {
    requireClaimedChecksum(call, checksum);
  } catch (error) {
    await discardStaged(joined);
    throw error;
  }
  const object = await store.commit(bucket, key, joined, {
    ...upload.options,
    ...(checksum && { checksum }),
  });
  return sendXml(reply, 'CompleteMultipartUploadResult', {
    Location: `${bucketUrl(call.request, bucket)}/${uriOfKey(key)}`,
    Bucket: bucket,
    Key: key,
    ETag: `"${object.etag}"`,
    ...checksumElements(checksum),
  });
};

export const abortMultipartUpload: S3Operation = async (call) => {
  const upload = findUpload(call);
  call.uploads.take(upload);
  await discardParts(upload.parts.values());
  return call.reply.code(204).send();
};

export const listParts: S3Operation = async (call) => {
  const upload = findUpload(call);
  const most = readCount(call, 'max-parts', 1_000);
  const marker = Number(readParameter(call, 'part-number-marker') ?? 0);
  const after = [...upload.parts.values()]
    .filter((part) => part.number > marker)
    .sort((a, b) => a.number - b.number);
  const page = after.slice(0, most);
  return sendXml(call.reply, 'ListPartsResult', {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: most,
    IsTruncated: after.length > page.length,
    Part: page.map((part) => ({
      PartNumber: part.number,
      LastModified: part.lastModified.toISOString(),
      ETag: `"${part.md5}"`,
      Size: part.size,
      ...partElements(part),
    })),
    ...(upload.checksum && {
      ChecksumAlgorithm: algorithmOf(upload.checksum.name),
      ChecksumType: upload.checksum.type,
    }),
    StorageClass: 'STANDARD',
    Initiator: owner,
    Owner: owner,
  });
};

export const listMultipartUploads: S3Operation = async (call) => {
  const prefix = readParameter(call, 'prefix') ?? '';
  const encode = encoderOf(call);
  const found = call.uploads.list(call.bucket).filter((upload) => upload.key.startsWith(prefix));
  const most = readCount(call, 'max-uploads', 1_000);
  return sendXml(call.reply, 'ListMultipartUploadsResult', {
    Bucket: call.bucket,
    Prefix: encode(prefix),
    MaxUploads: most,
    IsTruncated: found.length > most,
    Upload: found.slice(0, most).map((upload) => ({
      Key: encode(upload.key),
      UploadId: upload.id,
      Initiator: owner,
      Owner: owner,
      StorageClass: 'STANDARD',
      Initiated: upload.initiated.toISOString(),
    })),
  });
};

function requireSize(call: S3Call, parts: Part[]) {
  const claimed = readHeader(call, 'x-amz-mp-object-size');
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (claimed === undefined || claimed === String(size)) return;
  throw new S3Error(
    'InvalidRequest',
    `The provided 'x-amz-mp-object-size' header value ${claimed} does not match what was computed: ${size}`,
  );
}

function findUpload(call: S3Call) {
  return call.uploads.find(call.bucket, call.key, readParameter(call, 'uploadId') ?? '');
}

function readPartNumber(call: S3Call) {
  const number = Number(readParameter(call, 'partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= mostParts) return number;
  throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
}

function chooseParts(upload: MultipartUpload, requested: XmlNode[]) {
  const parts = requested.map((node) => choosePart(upload, node));
  if (parts.length === 0) {
    throw new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate');
  }
  for (const [i, part] of parts.entries()) {
    const next = parts[i + 1];
    if (next && next.number <= part.number) {
      throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
    }
    if (next && part.size < minPartBytes) {
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    }
  }
  return parts;
}

function choosePart(upload: MultipartUpload, node: XmlNode): Part {
  const part = upload.parts.get(Number(textOf(node, 'PartNumber')));
  const sameChecksums = Object.entries(part?.checksums ?? {}).every(([name, value]) => {
    const claimed = textOf(node, checksumElement(name));
    return claimed === undefined || claimed === value;
  });
  if (part && textOf(node, 'ETag')?.replaceAll('"', '') === part.md5 && sameChecksums) return part;
  throw new S3Error(
    'InvalidPart',
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  );
}
