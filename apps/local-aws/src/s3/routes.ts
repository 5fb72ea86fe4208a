import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { applyFaults } from '../apply-faults.ts';
import type { LocalAwsConfig } from '../config.ts';
import type { Faults } from '../faults.ts';
import { readAccessKeyId, SignatureError } from '../signature.ts';
import { authenticate, toS3Error } from './authentication.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLifecycle,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listBuckets,
} from './buckets.ts';
import type { S3Call, S3Dependencies, S3Operation } from './call.ts';
import { copyObject } from './copy-object.ts';
import { answerPreflight, getBucketCors, sendCorsHeaders } from './cors.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { S3Error } from './errors.ts';
import { getObject, getObjectAttributes, getObjectTagging, headObject } from './get-object.ts';
import { requireKnownHeaders } from './known-headers.ts';
import { listObjects, listObjectsV2 } from './list-objects.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
  uploadPartCopy,
} from './multipart.ts';
import { createMultipartUploads } from './multipart-uploads.ts';
import type { ObjectStore } from './object-store.ts';
import { chooseOperation, type OperationName } from './operation.ts';
import { postObject } from './post-object.ts';
import { putObject } from './put-object.ts';
import { effectiveHeaders, parseTarget } from './target.ts';
import { buildErrorXml } from './xml.ts';

const operations: Record<OperationName, S3Operation> = {
  ListBuckets: listBuckets,
  CreateBucket: createBucket,
  HeadBucket: headBucket,
  GetBucketLocation: getBucketLocation,
  GetBucketVersioning: getBucketVersioning,
  GetBucketCors: getBucketCors,
  GetBucketLifecycleConfiguration: getBucketLifecycle,
  DeleteBucket: deleteBucket,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  GetObject: getObject,
  HeadObject: headObject,
  GetObjectAttributes: getObjectAttributes,
  GetObjectTagging: getObjectTagging,
  PutObject: putObject,
  PostObject: postObject,
  CopyObject: copyObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  CreateMultipartUpload: createMultipartUpload,
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
  CompleteMultipartUpload: completeMultipartUpload,
  AbortMultipartUpload: abortMultipartUpload,
  ListParts: listParts,
  ListMultipartUploads: listMultipartUploads,
};

export type S3Options = { config: LocalAwsConfig; store: ObjectStore; faults: Faults };

/** Every S3 URL is rewritten to this one, because a router would change or refuse some keys. */
export const s3Route = '/_s3';

export const s3Routes: FastifyPluginAsync<S3Options> = async (app, options) => {
  const dependencies = { ...options, uploads: createMultipartUploads() };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.setErrorHandler(sendError);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ server: 'AmazonS3', 'x-amz-request-id': request.id });
    sendCorsHeaders(request, reply);
  });

  app.options(s3Route, answerPreflight);

  await app.register(async (scope) => {
    scope.decorateRequest('s3Call');
    scope.addHook('onRequest', async (request, reply) => {
      request.setDecorator('s3Call', describeCall(request, reply, dependencies));
    });
    applyFaults(scope, {
      faults: options.faults,
      protocol: 's3',
      operationOf: (request) => callOf(request).operation,
      accessKeyIdOf: (request) => readAccessKeyId(request.originalUrl, request.headers),
      throttled: { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' },
      answer: (reply, { status, code, message }) => sendErrorXml(reply, status, code, message),
    });
    scope.addHook('preHandler', async (request) => {
      const call = callOf(request);
      call.identity = await authenticate(call);
    });
    scope.route({
      method: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
      url: s3Route,
      exposeHeadRoute: false,
      handler: (request) => perform(callOf(request)),
    });
  });
};

function describeCall(request: FastifyRequest, reply: FastifyReply, dependencies: S3Dependencies): S3Call {
  const target = parseTarget(request.originalUrl, request.headers.host);
  const headers = effectiveHeaders(target, request.headers);
  const operation = chooseOperation(request.method, target, headers);
  return { ...dependencies, ...target, operation, headers, identity: undefined, request, reply };
}

function callOf(request: FastifyRequest) {
  return request.getDecorator<S3Call>('s3Call');
}

function perform(call: S3Call) {
  requireKnownHeaders(call.headers);
  const needsBucket = call.operation !== 'CreateBucket' && call.operation !== 'ListBuckets';
  if (needsBucket && !call.store.hasBucket(call.bucket)) {
    throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: call.bucket });
  }
  return operations[call.operation](call);
}

function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const known = error instanceof SignatureError ? toS3Error(error) : error;
  if (known instanceof S3Error)
    return sendErrorXml(reply, known.status, known.code, known.message, known.details);
  request.log.error(error);
  return sendErrorXml(reply, 500, 'InternalError', 'We encountered an internal error. Please try again.');
}

function sendErrorXml(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  details: Record<string, string> = {},
) {
  // A client whose body is not read to its end continues to write and does not read the answer.
  reply.request.raw.resume();
  reply.code(status).removeHeader('content-length');
  if (reply.request.method === 'HEAD') return reply.send();
  return reply
    .header('content-type', 'application/xml')
    .send(buildErrorXml({ Code: code, Message: message, ...details, RequestId: reply.request.id }));
}
