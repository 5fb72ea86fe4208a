import { type BacsClient, createClient } from '@bacs/client';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import { reasonOf } from '../reason-of.ts';
import type { Login } from './login-file.ts';

const mostAnswerMs = 10_000;

/**
 * Makes a client after it has seen that something answers: the client itself waits for an API that is away, and a wrong
 * address is to be told at once.
 */
export async function connect(
  { interruption }: Io,
  { apiUrl, apiKey }: Login,
  tell: (text: string) => void,
): Promise<BacsClient> {
  const signal = AbortSignal.any([interruption, AbortSignal.timeout(mostAnswerMs)]);
  try {
    await (await fetch(`${apiUrl}/health/live`, { signal })).body?.cancel();
  } catch (error) {
    interruption.throwIfAborted();
    throw new Failure(
      'unreachable',
      `Nothing answers at ${apiUrl} (${reasonOf(error)}). Start the API, or name another address: bacs login`,
    );
  }
  let isAway = false;
  return createClient({
    apiUrl,
    apiKey,
    async fetch(input, init) {
      try {
        const response = await fetch(input, init);
        isAway = false;
        return response;
      } catch (error) {
        if (!isAway && !interruption.aborted) tell(`No answer (${reasonOf(error)}); trying again …`);
        isAway = true;
        throw error;
      }
    },
  });
}
