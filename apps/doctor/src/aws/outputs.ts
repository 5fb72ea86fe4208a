import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { ServerProblem } from '@bacs/domain';
import { NotCheckedError } from '../check.ts';
import type { Dependencies } from '../dependencies.ts';
import { allows, originsOf, readCorsRules } from './cors.ts';

/** Reads an output as players do, through a CDN if there is one, and as a page of another origin. */
export async function findOfOutputs(
  { clients: { s3 }, config }: Dependencies,
  baseUrl: string,
  signal: AbortSignal,
): Promise<ServerProblem[]> {
  const command = new ListObjectsV2Command({ Bucket: config.OUTPUT_BUCKET, MaxKeys: 1 });
  const { Contents: [object] = [] } = await s3.send(command, { abortSignal: signal });
  if (object?.Key === undefined) throw new NotCheckedError('Nothing was rendered yet that could be read.');
  const url = baseUrl.replace(/\/*$/, '/') + object.Key.split('/').map(encodeURIComponent).join('/');
  const read = (origin: string) => fetch(url, { headers: { origin, range: 'bytes=0-0' }, signal });
  const origins = originsOf(config.CORS_ORIGINS);
  const somebody = await read(anyOrigin);
  const answers = await Promise.all(origins.map(read));
  for (const { body } of [somebody, ...answers]) await body?.cancel();
  if (!somebody.ok) return [unreadable(somebody.status)];
  const refused = origins.filter((origin, index) => !isAllowed(answers[index], origin));
  if (refused.length > 0) return [noCors(refused)];
  // A bucket may allow the page's own origin, which nobody has named here.
  const isKnown = origins.length > 0 || isAllowed(somebody, anyOrigin);
  if (isKnown || allows(await readCorsRules(s3, config.OUTPUT_BUCKET, signal), 'GET')) return [];
  return [noCors()];
}

const anyOrigin = 'https://example.com';

function isAllowed(answer: Response | undefined, origin: string): boolean {
  return ['*', origin].includes(answer?.headers.get('access-control-allow-origin') ?? '');
}

function unreadable(status: number): ServerProblem {
  const why =
    status === 404
      ? 'OUTPUT_BASE_URL does not lead to OUTPUT_BUCKET'
      : 'let the CDN read the bucket, or everybody where there is none';
  return {
    code: 'OUTPUTS_UNREADABLE',
    message: `Players get ${status} for an output that is there: ${why}.`,
  };
}

const noCors = (origins: string[] = []): ServerProblem => ({
  code: 'OUTPUTS_WITHOUT_CORS',
  message: `Pages ${origins.length > 0 ? `of ${origins.join(', ')} ` : ''}cannot play outputs: add a CORS rule with GET to the bucket, and let a CDN pass the Origin on.`,
});
