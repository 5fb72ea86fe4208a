import type { Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import type { ContentKind } from '@bacs/domain';
import { contentKindOf, groupKindOf } from './outputs.ts';

// MediaConvert names every file after the base name of its group's destination. These functions tell what comes after
// the base name.

export function nameOf(output: Output): string {
  return output.NameModifier ?? '';
}

export function playlistNameOf(output: Output): string {
  return `${nameOf(output)}.m3u8`;
}

/** The main playlist comes first, then those that `AdditionalManifests` asks for. */
export function mainPlaylistNamesOf(group: OutputGroup): string[] {
  const { HlsGroupSettings: hls, CmafGroupSettings: cmaf } = group.OutputGroupSettings ?? {};
  const kind = groupKindOf(group);
  if (kind === 'hls') return manifestNames(hls?.AdditionalManifests, 'm3u8');
  if (kind !== 'cmaf' || cmaf?.WriteHlsManifest === 'DISABLED') return [];
  return manifestNames(cmaf?.AdditionalManifests, 'm3u8');
}

/** The main MPD comes first, then those that `AdditionalManifests` asks for. */
export function mpdNamesOf(group: OutputGroup): string[] {
  const { DashIsoGroupSettings: dash, CmafGroupSettings: cmaf } = group.OutputGroupSettings ?? {};
  const kind = groupKindOf(group);
  if (kind === 'dash') return manifestNames(dash?.AdditionalManifests, 'mpd');
  if (kind !== 'cmaf' || cmaf?.WriteDashManifest === 'DISABLED') return [];
  return manifestNames(cmaf?.AdditionalManifests, 'mpd');
}

function manifestNames(
  more: { ManifestNameModifier?: string | undefined }[] = [],
  extension: string,
): string[] {
  return ['', ...more.map(({ ManifestNameModifier: name = '' }) => name)].map(
    (name) => `${name}.${extension}`,
  );
}

const cmafExtensions: Record<ContentKind, string> = {
  video: 'cmfv',
  audio: 'cmfa',
  captions: 'cmft',
  frames: 'jpg',
};

/** Names the first segment of an output of CMAF or DASH, or the one file that holds all of its segments. */
export function segmentNameOf(group: OutputGroup, output: Output): string {
  const { CmafGroupSettings: cmaf, DashIsoGroupSettings: dash } = group.OutputGroupSettings ?? {};
  const isCmaf = groupKindOf(group) === 'cmaf';
  const number = (isCmaf ? cmaf : dash)?.SegmentControl === 'SINGLE_FILE' ? '' : '_000000001';
  const isCmfc = isCmaf || output.ContainerSettings?.Container === 'CMFC';
  const extension = isCmfc ? cmafExtensions[contentKindOf(output) ?? 'video'] : 'mp4';
  return `${nameOf(output)}${number}.${extension}`;
}

const captionExtensions: Record<string, string> = { WEBVTT: 'vtt' };

/** Without an Extension, it is the container's, or the codec's if there is no container. */
export function extensionOf(output: Output): string {
  const { Extension, ContainerSettings, AudioDescriptions = [], CaptionDescriptions = [] } = output;
  if (Extension !== undefined) return Extension;
  const kind = contentKindOf(output);
  if (kind === 'frames') return 'jpg';
  const container = ContainerSettings?.Container;
  if (container !== undefined && container !== 'RAW') return container.toLowerCase();
  const captions = CaptionDescriptions[0]?.DestinationSettings?.DestinationType;
  if (kind === 'captions') return captionExtensions[captions ?? ''] ?? captions?.toLowerCase() ?? '';
  const codec = output.VideoDescription?.CodecSettings?.Codec ?? AudioDescriptions[0]?.CodecSettings?.Codec;
  return codec?.toLowerCase().replace('_', '') ?? '';
}

/** Frames are numbered from 0; this is the name of the first. */
export function fileNameOf(output: Output): string {
  const number = contentKindOf(output) === 'frames' ? '.0000000' : '';
  return `${nameOf(output)}${number}.${extensionOf(output)}`;
}
