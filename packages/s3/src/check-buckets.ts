import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';

type BucketProblem = { code: string; message: string };

/** Tells why buckets cannot be used, without their names or S3's words, which anybody may read. Nothing throws. */
export async function checkBuckets(s3: S3Client, buckets: string[]): Promise<BucketProblem[]> {
  const problems = await Promise.all([...new Set(buckets)].map((bucket) => checkBucket(s3, bucket)));
  return [...new Map(problems.flat().map((problem) => [problem.code, problem])).values()];
}

async function checkBucket(s3: S3Client, bucket: string): Promise<BucketProblem[]> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
    return [];
  } catch (error) {
    return [explain(error)];
  }
}

function explain(error: unknown): BucketProblem {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (name === 'CredentialsProviderError') return credentialsMissing;
  if (status === 404)
    return {
      code: 'BUCKET_MISSING',
      message: 'S3 knows no bucket of this name: create the one that the settings name, or correct them.',
    };
  if (status === 301 || status === 400)
    return {
      code: 'BUCKET_ELSEWHERE',
      message: 'The bucket is in another region than AWS_REGION says, or S3 does not take the credentials.',
    };
  if (status === 401 || status === 403)
    return {
      code: 'BUCKET_REFUSED',
      message: 'S3 does not let this process into a bucket: grant the rights that docs/operations.md lists.',
    };
  return {
    code: 'STORAGE_UNREACHABLE',
    message: 'S3 does not answer: look at the network and AWS_ENDPOINT_URL; the work goes on when it does.',
  };
}

export const credentialsMissing: BucketProblem = {
  code: 'AWS_CREDENTIALS_MISSING',
  message: 'The process finds no AWS credentials: give it some in a way that the AWS SDK supports.',
};
