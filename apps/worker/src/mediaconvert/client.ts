import { MediaConvertClient, type MediaConvertClientConfig } from '@aws-sdk/client-mediaconvert';

/** The SDK does not retry: whether a call may be made again is decided where its outcome is known. */
export function openMediaConvert(config: MediaConvertClientConfig): MediaConvertClient {
  return new MediaConvertClient({ ...config, maxAttempts: 1 });
}
