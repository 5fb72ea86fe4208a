import type { BacsClient, Production } from '@bacs/client';
import type { Cli } from './cli.ts';
import { explainError } from './explain-error.ts';
import { Failure } from './failure.ts';
import { drawProduction } from './output/productions.ts';

/**
 * Waits until the productions are at their ends, and shows how far they are. The API may be away meanwhile. One that is
 * lost, such as one that is deleted, does not end the wait for the others.
 * @throws Failure if one of them is not completed, or when Ctrl-C ends the wait; the error of the first that is lost
 */
export async function follow(cli: Cli, bacs: BacsClient, productions: Production[]): Promise<void> {
  const { io, progress } = cli;
  const { interruption: signal } = io;
  const wait = async (production: Production) => {
    try {
      return await bacs.waitFor(production, { onProgress: progress.showProduction, signal });
    } catch (error) {
      const { message } = explainError(error, io);
      if (productions.length > 1 && !signal.aborted)
        progress.tell(`${production.ulid} is not waited for any more: ${message}`);
      throw error;
    }
  };
  const outcomes = await Promise.allSettled(productions.map(wait));
  progress.stop();
  const lost = outcomes.find((outcome) => outcome.status === 'rejected');
  if (lost && signal.aborted)
    throw new Failure(
      'interrupted',
      `Nobody waits any more; the work goes on. To wait again: ${nameWait(productions)}`,
    );
  const ended = outcomes.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value);
  if (ended.length > 0) cli.answerEach(ended, drawProduction);
  const others = ended.filter(({ status }) => status !== 'completed').map(describeEnd);
  if (lost) {
    for (const end of others) progress.tell(end);
    throw lost.reason;
  }
  if (others.length > 0) throw new Failure('notRendered', others.join('\n'));
}

/** Names the command that waits for these. */
export function nameWait(productions: Production[]): string {
  return `bacs show ${productions.map(({ ulid }) => ulid).join(' ')} --wait`;
}

function describeEnd({ ulid, status, error }: Production): string {
  return `${ulid} is ${status}${error ? `: ${error.code} ${error.message}\n${error.help}` : ''}`;
}
