import type { AudioRendition, FragmentedGroup, VideoRendition } from '../../plan-fragmented.ts';
import type { Destination } from '../../plan-groups.ts';
import { tinyMp4 } from '../tiny-media.ts';
import { type FinishedFile, finishedFile } from '../upload-outputs.ts';
import { fragmentNames } from './fragment-names.ts';
import { manifestFiles } from './manifest-files.ts';
import type { Rendition } from './rendition.ts';

const bytes = tinyMp4.length;

/** Makes renditions of one segment each, for an engine that renders nothing. */
export function tinyFragments(group: Destination & FragmentedGroup): FinishedFile[] {
  const media = group.outputs.flatMap((plan) => {
    const names = fragmentNames(group, plan);
    // A single file has an initialization, an index and a segment of equal length.
    const content = group.singleFile ? Buffer.concat([tinyMp4, tinyMp4, tinyMp4]) : tinyMp4;
    const kind = plan.kind === 'video' ? 'videoFragment' : 'audioFragment';
    const unique = new Set([names.init, names.segment(1)]);
    return [...unique].map((name) => finishedFile(group, kind, name, content));
  });
  return [
    ...media,
    ...manifestFiles(
      group,
      group.outputs.map((plan) => tinyRendition(group, plan)),
    ),
  ];
}

function tinyRendition(
  group: Destination & FragmentedGroup,
  plan: VideoRendition | AudioRendition,
): Rendition {
  const { playlist, before, extension, init, segment } = fragmentNames(group, plan);
  const range = (start: number) => (group.singleFile ? { start, length: bytes } : undefined);
  const written = {
    ...{ playlist, before, extension },
    init: { uri: init, range: range(0) },
    segments: [{ uri: segment(1), seconds: 1, bits: bytes * 8, range: range(bytes * 2) }],
  };
  if (plan.kind === 'audio') return { ...written, plan, codec: 'mp4a.40.2', sampleRate: 48_000 };
  return {
    ...{ ...written, plan, codec: 'avc1.4d401f' },
    size: { width: plan.video.width ?? 1_280, height: plan.video.height ?? 720 },
    frameRate: { numerator: 30, denominator: 1 },
  };
}
