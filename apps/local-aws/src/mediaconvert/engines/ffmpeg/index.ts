import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalAwsConfig } from '../../../config.ts';
import type { ObjectStore } from '../../../s3/object-store.ts';
import { masterPlaylistName, parseS3Uri } from '../../naming.ts';
import { type PlannedGroup, planGroups } from '../../plan-groups.ts';
import type { Input, Job, OutputGroupDetail } from '../../wire.ts';
import type { Engine, JobOutcome, RunOptions } from '../engine.ts';
import { manifestFiles } from '../fragmented/manifest-files.ts';
import { writeMasterPlaylist } from '../master-playlist.ts';
import {
  type FinishedFile,
  finishedFile,
  requireBucket,
  requireInput,
  uploadOutputs,
} from '../upload-outputs.ts';
import { buildArguments } from './build-arguments.ts';
import { chooseAudio } from './choose-audio.ts';
import { collectOutput } from './collect-outputs.ts';
import { describeSource, type Source } from './describe-source.ts';
import type { RenderedOutput } from './filter-graph.ts';
import { planGeometry, type Size } from './frame-geometry.ts';
import { pixelOf, sizeIn } from './pixel-shape.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { spanOf } from './timeline.ts';

type Parts = { config: LocalAwsConfig; store: ObjectStore; temporaryDir: string };

/** Creates an engine that really transcodes: it probes, runs one ffmpeg for all outputs, and uploads. */
export function createFfmpegEngine({ config, store, temporaryDir }: Parts): Engine {
  return {
    queueMs: 0,
    async run(job, options) {
      const dir = join(temporaryDir, job.id);
      await mkdir(dir, { recursive: true });
      try {
        return await render(job, dir, options);
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
  };

  async function render(job: Job, dir: string, { signal, onProgress }: RunOptions): Promise<JobOutcome> {
    const tool = { ffprobePath: config.ffprobePath, signal };
    const groups = planGroups(job.settings);
    const input = job.settings.inputs?.[0] ?? {};
    const uri = input.fileInput ?? '';
    const object = await requireInput(store, uri, parseS3Uri(uri) ?? { bucket: '', key: '' });
    for (const { bucket } of groups) requireBucket(store, bucket);
    const source = await describeSource(object, input, tool);
    const outputs = planOutputs(groups, source, input);

    for (const { group, id } of outputs) {
      if (group.kind === 'fragmented') await mkdir(join(dir, id));
    }

    onProgress({ phase: 'TRANSCODING', percent: 0 });
    await runFfmpeg(buildArguments(source, outputs, dir), {
      ffmpegPath: config.ffmpegPath,
      signal,
      inputSize: object.size,
      onSeconds(seconds) {
        const done = Math.min(1, seconds / source.timeline.end);
        onProgress({ phase: 'TRANSCODING', percent: done * 95 });
      },
    });

    onProgress({ phase: 'UPLOADING', percent: 95 });
    const collected = await collectGroups(groups, outputs, { dir, source });
    await uploadOutputs(store, collected.files, signal);
    return { status: 'COMPLETE', outputGroupDetails: collected.outputGroupDetails };
  }
}

export function planOutputs(groups: PlannedGroup[], source: Source, input: Input): RenderedOutput[] {
  return groups
    .flatMap((group) => group.outputs.map((output) => ({ group, output })))
    .map(({ group, output }, index): RenderedOutput => {
      const description = 'audio' in output ? output.audio : undefined;
      const audio = chooseAudio(description, input, source);
      const span = spanOf(source.timeline, {
        padsVideo: source.padsVideo,
        hasSound: audio !== undefined,
        audioMatchesVideo: output.kind !== 'capture' && output.audioMatchesVideo,
      });
      const rendered = { id: String(index), group, audio, span };
      if (output.kind === 'audio') return { ...output, ...rendered };
      const pixel = pixelOf(output, source);
      const geometry = planGeometry(sizeIn(pixel, source), output.video, index + 1);
      return { ...output, ...rendered, geometry, pixel };
    });
}

type CollectParts = { dir: string; source: Source };

async function collectGroups(groups: PlannedGroup[], outputs: RenderedOutput[], parts: CollectParts) {
  const files: FinishedFile[] = [];
  const outputGroupDetails: OutputGroupDetail[] = [];
  for (const group of groups) {
    const mine = outputs.filter((output) => output.group === group);
    const collected = await Promise.all(
      mine.map((output) => collectOutput(output, { ...parts, sourceRate: parts.source.frameRate })),
    );
    files.push(...collected.flatMap((each) => each.files));
    if (group.kind === 'fragmented') {
      files.push(
        ...manifestFiles(
          group,
          collected.flatMap(({ rendition }) => rendition ?? []),
        ),
      );
    }
    if (group.kind === 'hls') {
      const playlist = writeMasterPlaylist(
        collected.flatMap(({ variant }) => variant ?? []),
        group.playlists,
      );
      files.push(finishedFile(group, 'master', masterPlaylistName(group.base), playlist));
    }
    outputGroupDetails.push({
      outputDetails: mine.map((output, index) => ({
        durationInMs: Math.round((collected[index]?.seconds ?? output.span.end) * 1_000),
        ...(output.kind === 'audio' ? {} : { videoDetails: sizeDetails(output.geometry.frame) }),
      })),
    });
  }
  return { files, outputGroupDetails };
}

function sizeDetails({ width, height }: Size) {
  return { widthInPx: width, heightInPx: height };
}
