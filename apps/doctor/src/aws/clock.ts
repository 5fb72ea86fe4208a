import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { clockSkewOf, describeSkew, type ServerProblem } from '@bacs/domain';
import { NotCheckedError } from '../check.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Compares the clock of this machine with the date of an answer of S3, which even a refusal has. AWS takes no request that
 * was signed by a clock five minutes off.
 */
export async function findOfClock(
  { clients, config }: Dependencies,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  let date: string | undefined;
  const command = new HeadBucketCommand({ Bucket: config.OUTPUT_BUCKET });
  // Next to the wire, this sees the answers that are made into errors further up.
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      date ??= readDate(result.response);
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  const before = Date.now();
  await clients.s3.send(command, { abortSignal }).catch(() => {});
  if (date === undefined) throw new NotCheckedError('S3 does not answer.');
  return findSkew({ before, theirs: Date.parse(date), after: Date.now() });
}

function readDate(response: unknown): string | undefined {
  return (response as { headers?: Record<string, string> }).headers?.['date'];
}

/** HTTP has dates of whole seconds. */
function findSkew(reading: Parameters<typeof clockSkewOf>[0]): ServerProblem[] {
  const skew = clockSkewOf(reading, 1_000);
  if (skew === undefined) return [];
  return [
    {
      code: 'AWS_CLOCK_DIFFERS',
      ...(Math.abs(skew) < refusedMs && { severity: 'warning' as const }),
      message: `The clock of AWS is ${describeSkew(skew)} that of this machine, and AWS refuses what is signed five minutes off: let a time server set this machine’s.`,
    },
  ];
}

const refusedMs = 5 * 60_000;
