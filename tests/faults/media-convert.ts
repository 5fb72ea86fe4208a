import { MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { localCredentials, localRegion } from '@bacs/stack';
import type { Cluster } from '../cluster/cluster.ts';

/** Opens MediaConvert as another user of the account reaches it, past the proxy. */
export function openMediaConvert({ aws }: Pick<Cluster, 'aws'>): MediaConvertClient {
  return new MediaConvertClient({ endpoint: aws.url, region: localRegion, credentials: localCredentials });
}
