import type { BacsClient, Production } from '@bacs/client';
import type { Cli } from './cli.ts';
import { Failure } from './failure.ts';
import { drawProduction } from './output/productions.ts';

/**
 * Waits until the productions are at their ends, and shows how far they are. The API may be away meanwhile.
 * @throws Failure if one of them is not completed, or when Ctrl-C ends the wait
 */
export async function follow(cli: Cli, bacs: BacsClient, productions: Production[]): Promise<void> {
  const { interruption } = cli.io;
  const onProgress = cli.progress.showProduction;
  let ended: Production[];
  try {
    ended = await Promise.all(
      productions.map((production) => bacs.waitFor(production, { onProgress, signal: interruption })),
    );
  } catch (error) {
    if (!interruption.aborted) throw error;
    throw new Failure(
      'interrupted',
      `Nobody waits any more; the work goes on. To wait again: ${nameWait(productions)}`,
    );
  } finally {
    cli.progress.stop();
  }
  cli.answerEach(ended, drawProduction);
  const others = ended.filter(({ status }) => status !== 'completed');
  if (others.length > 0) throw new Failure('notRendered', others.map(describeEnd).join('\n'));
}

/** Names the command that waits for these. */
export function nameWait(productions: Production[]): string {
  return `bacs show ${productions.map(({ ulid }) => ulid).join(' ')} --wait`;
}

function describeEnd({ ulid, status, error }: Production): string {
  return `${ulid} is ${status}${error ? `: ${error.code} ${error.message}\n${error.help}` : ''}`;
}
