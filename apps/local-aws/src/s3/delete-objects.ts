import { receiveText } from './body.ts';
import type { S3Call, S3Operation } from './call.ts';
import { isChecksumName } from './checksums.ts';
import { notImplemented, S3Error } from './errors.ts';
import { sendXml } from './send-xml.ts';
import { childrenOf, parseXml, textOf, type XmlNode } from './xml.ts';

const mostKeys = 1_000;

export const deleteObject: S3Operation = async ({ store, faults, bucket, key, reply }) => {
  const fault = faults.takeDeleteError(key);
  if (fault) throw new S3Error(fault.code, fault.message, { Key: key });
  await store.delete(bucket, key);
  return reply.code(204).send();
};

export const deleteObjects: S3Operation = async (call) => {
  const body = call.headers['x-amz-trailer'] ?? Object.keys(call.headers).find(isChecksumName);
  if (body === undefined) {
    throw new S3Error(
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
  }
  const request = parseXml('Delete', await receiveText(call));
  const objects = childrenOf(request, 'Object');
  if (objects.length === 0 || objects.length > mostKeys) {
    throw new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate');
  }
  const outcomes = await Promise.all(objects.map((object) => deleteOne(call, object)));
  const isQuiet = textOf(request, 'Quiet') === 'true';
  return sendXml(call.reply, 'DeleteResult', {
    Deleted: isQuiet ? [] : outcomes.filter((outcome) => !('Code' in outcome)),
    Error: outcomes.filter((outcome) => 'Code' in outcome),
  });
};

async function deleteOne({ store, faults, bucket }: S3Call, object: XmlNode) {
  const key = textOf(object, 'Key') ?? '';
  const extra = Object.keys(object).find((name) => !['Key', '#text'].includes(name));
  if (extra) {
    const { code, message } = notImplemented(`${extra} in DeleteObjects`);
    return { Key: key, Code: code, Message: message };
  }
  const fault = faults.takeDeleteError(key);
  if (fault) return { Key: key, Code: fault.code, Message: fault.message };
  await store.delete(bucket, key);
  return { Key: key };
}
