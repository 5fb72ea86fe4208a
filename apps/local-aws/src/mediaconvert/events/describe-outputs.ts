import type { ObjectStore } from '../../s3/object-store.ts';
import { childPlaylistName, dashManifestName, fileName, masterPlaylistName } from '../naming.ts';
import { type PlannedGroup, planGroups } from '../plan-groups.ts';
import type { Job } from '../wire.ts';

/** Returns what a COMPLETE has in its detail. Unlike GetJob it tells the paths of playlists and files. */
export async function describeOutputs(
  { settings, outputGroupDetails }: Job,
  store: ObjectStore,
): Promise<object> {
  const groups = planGroups(settings).map(async (group, index) => {
    const { type = '' } = settings.outputGroups?.[index]?.outputGroupSettings ?? {};
    const known = outputGroupDetails?.[index]?.outputDetails ?? [];
    const files = await Promise.all(group.outputs.map((_, output) => findFile(group, output, store)));
    const playlists = playlistsOf(group);
    return {
      outputDetails: known.map((details, output) => ({
        ...(files[output] !== undefined && { outputFilePaths: [files[output]] }),
        ...details,
      })),
      type: type.replace(/_SETTINGS$/, ''),
      ...(playlists.length > 0 && { playlistFilePaths: playlists.map((name) => pathOf(group, name)) }),
    };
  });
  return { outputGroupDetails: await Promise.all(groups), paddingInserted: 0, blackVideoDetected: 0 };
}

function playlistsOf(group: PlannedGroup) {
  if (group.kind === 'files') return [];
  if (group.kind === 'hls') return [masterPlaylistName(group.base)];
  return [
    ...(group.dash ? [dashManifestName(group.base)] : []),
    ...(group.hls ? [masterPlaylistName(group.base)] : []),
  ];
}

/** The event names the last of several images; the outputs of CMAF and DASH groups have no path. */
async function findFile(group: PlannedGroup, index: number, store: ObjectStore) {
  const output = group.outputs[index];
  switch (output?.kind) {
    case 'variant':
      return pathOf(group, childPlaylistName(group.base, output.nameModifier));
    case 'file':
      return pathOf(group, fileName(group.base, output.nameModifier, output.extension));
    case 'capture': {
      const prefix = `${group.directory}${group.base}${output.nameModifier}.`;
      const { objects } = await store.list(group.bucket, { prefix });
      const last = objects.at(-1);
      return last && `s3://${group.bucket}/${last.key}`;
    }
    default:
      return undefined;
  }
}

function pathOf({ bucket, directory }: PlannedGroup, name: string) {
  return `s3://${bucket}/${directory}${name}`;
}
