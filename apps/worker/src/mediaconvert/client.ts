import { MediaConvertClient, type MediaConvertClientConfig } from '@aws-sdk/client-mediaconvert';

/** The SDK does not retry: whether a call may be made again is decided where its outcome is known. */
export function openMediaConvert(config: MediaConvertClientConfig): MediaConvertClient {
  const client = new MediaConvertClient({ ...config, maxAttempts: 1 });
  // It copies the settings of every job, without what is secret, for a logger that nobody has asked for.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
