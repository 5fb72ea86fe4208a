import { dashManifestName, masterPlaylistName } from '../../naming.ts';
import type { FragmentedGroup } from '../../plan-fragmented.ts';
import type { Destination } from '../../plan-groups.ts';
import { writeMediaPlaylist } from '../media-playlist.ts';
import { type FinishedFile, finishedFile } from '../upload-outputs.ts';
import { writeCmafMaster } from './cmaf-master.ts';
import { writeDashManifest } from './dash-manifest.ts';
import type { Rendition } from './rendition.ts';

/** Writes the manifests of a group whose segments are written. */
export function manifestFiles(group: Destination & FragmentedGroup, renditions: Rendition[]): FinishedFile[] {
  const { base, hls, dash } = group;
  return [
    ...(hls
      ? [
          ...renditions.map(({ playlist, segments, init }) =>
            finishedFile(group, 'playlist', playlist, writeMediaPlaylist(segments, hls.playlists, init)),
          ),
          finishedFile(group, 'master', masterPlaylistName(base), writeCmafMaster(renditions, hls)),
        ]
      : []),
    ...(dash
      ? [
          finishedFile(
            group,
            'dashManifest',
            dashManifestName(base),
            writeDashManifest(renditions, dash, group),
          ),
        ]
      : []),
  ];
}
