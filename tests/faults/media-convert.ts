import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { localCredentials, localRegion } from '@bacs/stack';
import type { Aws } from '../cluster/servers.ts';

/** Opens MediaConvert as another user of the account reaches it, past the proxy. */
export function openMediaConvert({ aws }: { aws: Pick<Aws, 'url'> }): MediaConvertClient {
  return new MediaConvertClient({ endpoint: aws.url, region: localRegion, credentials: localCredentials });
}
