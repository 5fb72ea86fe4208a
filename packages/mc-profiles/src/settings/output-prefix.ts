import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { parseS3Uri, splitKey } from '@bacs/domain';
import { groupsOf, isHls } from './outputs.ts';

/** Returns the first HLS destination below its bucket, with orientation and trailing slash. */
export function outputPrefix(settings: JobSettings): string {
  const destination = groupsOf(settings).find(isHls)?.OutputGroupSettings?.HlsGroupSettings?.Destination;
  if (destination === undefined) throw new Error('the settings have no HLS destination');
  return splitKey(parseS3Uri(destination).key).prefix;
}
