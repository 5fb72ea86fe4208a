import { type CORSRule, GetBucketCorsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ServerProblem } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { askAs, unless } from './explain-error.ts';

/** Tells whether pages can send files to the bucket of uploads: any page at all, and those of CORS_ORIGINS. */
export async function findOfCors(
  { clients, config }: Dependencies,
  bucket: string,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  const rules = await readCorsRules(clients.s3, bucket, abortSignal);
  const origins = originsOf(config.CORS_ORIGINS);
  const refused = origins.filter((origin) => !allows(rules, 'POST', origin));
  if (!allows(rules, 'POST')) return [noPost()];
  return refused.length > 0 ? [noPost(refused)] : [];
}

/** @returns the rules of a bucket, of which there may be none */
export async function readCorsRules(
  s3: S3Client,
  Bucket: string,
  abortSignal: AbortSignal,
): Promise<CORSRule[]> {
  const call = s3.send(new GetBucketCorsCommand({ Bucket }), { abortSignal });
  return (await askAs('s3:GetBucketCORS', unless('NoSuchCORSConfiguration', call)))?.CORSRules ?? [];
}

export function originsOf(list: string): string[] {
  return list.split(',').flatMap((origin) => origin.trim() || []);
}

/** An origin of a rule may have one `*`. @param origin by default any */
export function allows(rules: CORSRule[], method: string, origin?: string): boolean {
  return rules.some(
    ({ AllowedMethods = [], AllowedOrigins = [] }) =>
      AllowedMethods.includes(method) &&
      (origin === undefined || AllowedOrigins.some((pattern) => matches(pattern, origin))),
  );
}

function matches(pattern: string, origin: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === origin;
  return origin.length >= start.length + end.length && origin.startsWith(start) && origin.endsWith(end);
}

const noPost = (origins: string[] = []): ServerProblem => ({
  code: 'UPLOADS_WITHOUT_CORS',
  message: `The bucket lets no page ${origins.length > 0 ? `of ${origins.join(', ')} ` : ''}send files to it: add a CORS rule with POST, as deploy/aws.yaml has it.`,
});
