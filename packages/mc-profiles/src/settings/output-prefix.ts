import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { parseS3Uri, splitKey } from '@bacs/domain';
import { destinationsOf, groupsOf, isHls } from './outputs.ts';

/**
 * Returns the first HLS destination below its bucket, with orientation and trailing slash. Without an HLS group, it is
 * the destination of the first group.
 */
export function outputPrefix(settings: JobSettings): string {
  const groups = groupsOf(settings);
  const first = groups.find(isHls) ?? groups[0];
  const destination = first && destinationsOf(first)[0];
  if (destination === undefined) throw new Error('the settings have no destination');
  return splitKey(parseS3Uri(destination).key).prefix;
}
