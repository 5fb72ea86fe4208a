import type { JobSettings, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { orientations } from '@bacs/domain';
import {
  extensionOf,
  mainPlaylistNamesOf,
  mpdNamesOf,
  nameOf,
  playlistNameOf,
  segmentNameOf,
} from './output-names.ts';
import { destinationsOf, groupKindOf, groupsOf, outputsOf } from './outputs.ts';

/** Finds files that two outputs write, so that the later one replaces the earlier one. */
export function findCollisions(settings: JobSettings): string[] {
  const writers = new Map<string, string>();
  const problems = new Set<string>();
  for (const group of groupsOf(settings)) {
    for (const file of filesOf(group)) {
      const other = writers.get(file);
      if (other !== undefined) problems.add(`output groups ${other} and ${group.Name} both write ${file}`);
      writers.set(file, group.Name ?? '');
    }
  }
  return [...problems];
}

/** ORIENTATION may become either folder, so it is compared with both. */
function filesOf(group: OutputGroup): string[] {
  const folders = destinationsOf(group).flatMap((destination) =>
    destination.includes('/ORIENTATION/')
      ? orientations.map((orientation) => destination.replace('/ORIENTATION/', `/${orientation}/`))
      : [destination],
  );
  return folders.flatMap((folder) => namesOf(group).map((name) => `${folder}*${name}`));
}

/**
 * Returns one name of every kind that a group writes. Two HLS groups in a folder share the main playlist already; two
 * groups of CMAF or DASH may have manifests of different kinds, and the same segments.
 */
function namesOf(group: OutputGroup): string[] {
  const outputs = outputsOf(group);
  const kind = groupKindOf(group);
  if (kind === 'files') return outputs.map((output) => `${nameOf(output)}.${extensionOf(output)}`);
  const playlists = mainPlaylistNamesOf(group);
  const children = playlists.length > 0 ? outputs.map(playlistNameOf) : [];
  const segments = kind === 'hls' ? [] : outputs.map((output) => segmentNameOf(group, output));
  return [...playlists, ...children, ...mpdNamesOf(group), ...segments];
}
