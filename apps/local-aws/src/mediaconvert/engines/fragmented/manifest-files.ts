import { dashManifestName, masterPlaylistName } from '../../naming.ts';
import type { FragmentedGroup } from '../../plan-fragmented.ts';
import type { Destination } from '../../plan-groups.ts';
import { writeMediaPlaylist } from '../media-playlist.ts';
import type { FinishedFile } from '../upload-outputs.ts';
import { writeCmafMaster } from './cmaf-master.ts';
import { writeDashManifest } from './dash-manifest.ts';
import type { Rendition } from './rendition.ts';

/** Writes the manifests of a group whose segments are written. */
export function manifestFiles(group: Destination & FragmentedGroup, renditions: Rendition[]): FinishedFile[] {
  const { bucket, directory, base, hls, dash } = group;
  const file = (kind: FinishedFile['kind'], name: string, text: string): FinishedFile => ({
    kind,
    bucket,
    key: directory + name,
    content: { bytes: Buffer.from(text) },
  });
  return [
    ...(hls
      ? [
          ...renditions.map(({ playlist, segments, init }) =>
            file('playlist', playlist, writeMediaPlaylist(segments, hls.playlists, init)),
          ),
          file('master', masterPlaylistName(base), writeCmafMaster(renditions, hls)),
        ]
      : []),
    ...(dash
      ? [file('dashManifest', dashManifestName(base), writeDashManifest(renditions, dash, group))]
      : []),
  ];
}
