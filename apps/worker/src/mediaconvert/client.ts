import { MediaConvertClient, type MediaConvertClientConfig } from '@aws-sdk/client-mediaconvert';
import type { Budget } from './budget/budget.ts';
import { keepToBudget } from './budget/keep-to-budget.ts';

/** The SDK does not retry: whether a call may be made again is decided where its outcome is known. */
export function openMediaConvert(config: MediaConvertClientConfig, budget: Budget): MediaConvertClient {
  const client = new MediaConvertClient({ ...config, maxAttempts: 1 });
  // It copies the settings of every job, without what is secret, for a logger that nobody has asked for.
  client.middlewareStack.remove('loggerMiddleware');
  keepToBudget(client, budget);
  return client;
}
