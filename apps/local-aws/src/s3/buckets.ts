import { receiveText } from './body.ts';
import { isBucketName } from './bucket-name.ts';
import type { S3Operation } from './call.ts';
import { S3Error } from './errors.ts';
import { owner, sendXml } from './send-xml.ts';
import { parseXml, textOf } from './xml.ts';

export const listBuckets: S3Operation = async ({ store, reply }) =>
  sendXml(reply, 'ListAllMyBucketsResult', {
    Owner: owner,
    Buckets: {
      Bucket: store
        .listBuckets()
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, created }) => ({ Name: name, CreationDate: created.toISOString() })),
    },
  });

export const createBucket: S3Operation = async (call) => {
  const { store, bucket, config, reply } = call;
  if (!isBucketName(bucket)) throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
  const body = await receiveText(call);
  const region = body && textOf(parseXml('CreateBucketConfiguration', body), 'LocationConstraint');
  if (region && region !== config.region) {
    throw new S3Error('IllegalLocationConstraintException', `This endpoint serves only ${config.region}.`);
  }
  if (store.hasBucket(bucket)) {
    throw new S3Error(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded.',
    );
  }
  store.createBucket(bucket, { public: false });
  return reply.header('location', `/${bucket}`).send();
};

export const headBucket: S3Operation = async ({ config, reply }) =>
  reply.header('x-amz-bucket-region', config.region).send();

export const getBucketLocation: S3Operation = async ({ config, reply }) =>
  sendXml(reply, 'LocationConstraint', config.region === 'us-east-1' ? {} : { '#text': config.region });

export const deleteBucket: S3Operation = async ({ store, bucket, uploads, reply }) => {
  const { objects } = await store.list(bucket, { maxKeys: 1 });
  if (objects.length > 0 || uploads.list(bucket).length > 0) {
    throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty');
  }
  store.deleteBucket(bucket);
  return reply.code(204).send();
};

/** A bucket that never had versions says nothing. */
export const getBucketVersioning: S3Operation = async ({ reply }) =>
  sendXml(reply, 'VersioningConfiguration', {});

/** Nothing happens to objects by itself. */
export const getBucketLifecycle: S3Operation = async () => {
  throw new S3Error('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist');
};
