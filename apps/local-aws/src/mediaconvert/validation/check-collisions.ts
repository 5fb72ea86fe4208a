import { fragmentNames } from '../engines/fragmented/fragment-names.ts';
import {
  captureName,
  childPlaylistName,
  dashManifestName,
  fileName,
  masterPlaylistName,
  parseDestination,
} from '../naming.ts';
import { type PlannedGroup, planGroups } from '../plan-groups.ts';
import type { JobSettings } from '../wire.ts';
import type { Problem } from './problem.ts';
import { select } from './select.ts';

/** MediaConvert does not document its answer to this; in S3 the last writer would win. */
export function* checkCollisions(settings: JobSettings): Generator<Problem> {
  const destinations = select(settings, 'outputGroups/*/outputGroupSettings/*/destination');
  if (!destinations.every(({ value }) => parseDestination(String(value)))) return;
  const seen = new Set<string>();
  for (const group of planGroups(settings)) {
    for (const name of outputFileNames(group)) {
      const uri = `s3://${group.bucket}/${group.directory}${name}`;
      if (seen.has(uri)) yield { at: '/outputGroups', text: `two outputs would write ${uri}` };
      seen.add(uri);
    }
  }
}

/** Returns one name of every kind that a group writes, which is enough to see whether two groups collide. */
function outputFileNames(group: PlannedGroup) {
  const { base } = group;
  if (group.kind === 'fragmented') {
    const renditions = group.outputs.map((output) => fragmentNames(group, output));
    return [
      ...renditions.map(({ init }) => init),
      ...(group.hls ? [masterPlaylistName(base), ...renditions.map(({ playlist }) => playlist)] : []),
      ...(group.dash ? [dashManifestName(base)] : []),
    ];
  }
  const names = group.outputs.map((output) => {
    if (output.kind === 'variant') return childPlaylistName(base, output.nameModifier);
    if (output.kind === 'file') return fileName(base, output.nameModifier, output.extension);
    return captureName(base, output.nameModifier, 0, output.extension);
  });
  return group.kind === 'hls' ? [masterPlaylistName(base), ...names] : names;
}
