import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalAwsConfig } from '../../config.ts';
import type { Faults } from '../../faults.ts';
import type { ObjectStore } from '../../s3/object-store.ts';
import {
  captureName,
  childPlaylistName,
  fileName,
  masterPlaylistName,
  parseS3Uri,
  segmentName,
} from '../naming.ts';
import { type HlsGroup, type PlannedGroup, planGroups } from '../plan-groups.ts';
import type { OutputGroupDetail, VideoDescription } from '../wire.ts';
import type { Engine } from './engine.ts';
import { tinyFragments } from './fragmented/tiny-fragments.ts';
import { writeMasterPlaylist } from './master-playlist.ts';
import { writeMediaPlaylist } from './media-playlist.ts';
import { tinyJpeg, tinyMp4, tinySegment } from './tiny-media.ts';
import {
  type FinishedFile,
  finishedFile,
  requireBucket,
  requireInput,
  uploadOutputs,
} from './upload-outputs.ts';

type Parts = { config: LocalAwsConfig; store: ObjectStore; faults: Faults };

const fewestSteps = 4;
const mostSteps = 20;
const shortestStepMs = 500;
const outputSeconds = 1;

/**
 * Creates an engine that renders nothing: it waits as configured, then writes tiny well-formed files with the real
 * names.
 */
export function createInstantEngine({ config, store, faults }: Parts): Engine {
  const renderMs = () => faults.settings.instant_render_ms ?? config.instantRenderMs;
  return {
    queueMs: config.instantQueueMs,
    renderMs,
    async run({ settings }, { signal, onProgress }) {
      const uri = settings.inputs?.[0]?.fileInput ?? '';
      await requireInput(store, uri, parseS3Uri(uri) ?? { bucket: '', key: '' });
      const groups = planGroups(settings);
      for (const { bucket } of groups) requireBucket(store, bucket);
      const ms = renderMs();
      const steps = Math.max(fewestSteps, Math.min(mostSteps, Math.floor(ms / shortestStepMs)));
      for (let step = 0; step < steps; step += 1) {
        onProgress({ phase: 'TRANSCODING', percent: (step * 100) / steps });
        await sleep(ms / steps, undefined, { signal });
      }
      onProgress({ phase: 'UPLOADING', percent: 99 });
      await uploadOutputs(store, groups.flatMap(tinyFiles), signal);
      return { status: 'COMPLETE', outputGroupDetails: groups.map(describeGroup) };
    },
  };
}

/** Makes the files of a group, with their real names and manifests. */
export function tinyFiles(group: PlannedGroup): FinishedFile[] {
  const { base } = group;
  const file = (kind: FinishedFile['kind'], name: string, content: Buffer | string) =>
    finishedFile(group, kind, name, content);
  if (group.kind === 'fragmented') return tinyFragments(group);
  const files = group.outputs.flatMap((output) => {
    const { nameModifier } = output;
    if (output.kind === 'capture') {
      return file('image', captureName(base, nameModifier, 0, output.extension), tinyJpeg);
    }
    if (output.kind === 'file') return file('file', fileName(base, nameModifier, output.extension), tinyMp4);
    const segment = segmentName(base, nameModifier, output.segmentModifier, 1);
    return [
      file('segment', segment, tinySegment),
      file(
        'playlist',
        childPlaylistName(base, nameModifier),
        writeMediaPlaylist([{ uri: segment, seconds: outputSeconds }], (group as HlsGroup).playlists),
      ),
    ];
  });
  return group.kind === 'hls' ? [...files, file('master', masterPlaylistName(base), masterOf(group))] : files;
}

function masterOf(group: HlsGroup) {
  const bandwidth = (tinySegment.length * 8) / outputSeconds;
  return writeMasterPlaylist(
    group.outputs.map((output) => ({
      uri: childPlaylistName(group.base, output.nameModifier),
      peakBandwidth: bandwidth,
      averageBandwidth: bandwidth,
      codecs: ['avc1.4d401f', ...(output.audio ? ['mp4a.40.2'] : [])],
      resolution: group.tellsResolution ? sizeOf(output) : undefined,
      framesPerSecond: 30,
    })),
    group.playlists,
  );
}

function describeGroup(group: PlannedGroup): OutputGroupDetail {
  const outputDetails = group.outputs.map((output) => {
    if (output.kind === 'audio') return { durationInMs: outputSeconds * 1_000 };
    const { width, height } = sizeOf(output);
    return { durationInMs: outputSeconds * 1_000, videoDetails: { widthInPx: width, heightInPx: height } };
  });
  return { outputDetails };
}

function sizeOf({ video }: { video: VideoDescription }) {
  return { width: video.width ?? 1_280, height: video.height ?? 720 };
}
