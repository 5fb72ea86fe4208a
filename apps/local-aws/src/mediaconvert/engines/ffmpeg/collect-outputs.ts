import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tool } from '../../media/ffprobe.ts';
import { type Fraction, ratio } from '../../media/stream-facts.ts';
import { captureName, childPlaylistName, fileName, segmentName } from '../../naming.ts';
import type { FragmentedGroup } from '../../plan-fragmented.ts';
import type { Destination, HlsGroup, Variant } from '../../plan-groups.ts';
import { RenderError } from '../engine.ts';
import { type Rendition, secondsOf } from '../fragmented/rendition.ts';
import type { PlaylistVariant } from '../master-playlist.ts';
import { readSegments, renameSegments } from '../media-playlist.ts';
import type { FinishedFile } from '../upload-outputs.ts';
import { readCodecNames } from './codec-names.ts';
import { collectFragments } from './collect-fragments.ts';
import { outputRate } from './encoder-arguments.ts';
import type { RenderedAudio, RenderedOutput, RenderedPicture } from './filter-graph.ts';

type Collected = {
  files: FinishedFile[];
  variant?: PlaylistVariant;
  rendition?: Rendition;
  seconds?: number;
};
type Parts = { dir: string; tool: Tool; sourceRate: Fraction };

/**
 * Collects the files that ffmpeg wrote into the temporary folder for an output, and gives them MediaConvert's names.
 */
export async function collectOutput(output: RenderedOutput, parts: Parts): Promise<Collected> {
  if (output.kind === 'variant') return collectVariant(output, parts);
  if (output.kind === 'video' || output.kind === 'audio') return collectRendition(output, parts);
  const { bucket, directory, base } = output.group;
  if (output.kind === 'file') {
    const key = directory + fileName(base, output.nameModifier, output.extension);
    return { files: [{ kind: 'file', bucket, key, content: { file: join(parts.dir, `${output.id}.mp4`) } }] };
  }
  const names = (await readdir(parts.dir)).filter((name) => name.startsWith(`${output.id}.`)).sort();
  return {
    files: names.map((name, number) => ({
      kind: 'image',
      bucket,
      key: directory + captureName(base, output.nameModifier, number, output.extension),
      content: { file: join(parts.dir, name) },
    })),
  };
}

async function collectRendition(
  output: RenderedAudio | Extract<RenderedPicture, { kind: 'video' }>,
  { dir, sourceRate }: Parts,
): Promise<Collected> {
  const group = output.group as Destination & FragmentedGroup;
  const { files, written } = await collectFragments(output, group, join(dir, output.id));
  const rendition: Rendition =
    output.kind === 'video'
      ? {
          ...written,
          plan: output,
          size: output.geometry.frame,
          frameRate: outputRate(output.h264, sourceRate),
        }
      : { ...written, plan: output, sampleRate: output.audio?.sampleRate ?? 48_000 };
  return { files, rendition, seconds: secondsOf(rendition) };
}

async function collectVariant(output: RenderedPicture & Variant, { dir, tool, sourceRate }: Parts) {
  const { bucket, directory, base, tellsResolution } = output.group as HlsGroup;
  const playlist = await readFile(join(dir, `${output.id}.m3u8`), 'utf8');
  const temporary = await Promise.all(
    readSegments(playlist).map(async ({ uri, seconds }) => ({
      path: join(dir, uri),
      seconds,
      bits: (await stat(join(dir, uri))).size * 8,
    })),
  );
  const first = temporary[0];
  if (!first) throw new RenderError(1075, 'Decoder: [no frames decoded]');
  const name = (number: number) => segmentName(base, output.nameModifier, output.segmentModifier, number);
  const seconds = temporary.reduce((sum, segment) => sum + segment.seconds, 0);
  const bits = temporary.reduce((sum, segment) => sum + segment.bits, 0);
  const uri = childPlaylistName(base, output.nameModifier);
  const renamed = renameSegments(playlist, name);

  const files: FinishedFile[] = [
    ...temporary.map(({ path }, index) => ({
      kind: 'segment' as const,
      bucket,
      key: directory + name(index + 1),
      content: { file: path },
    })),
    { kind: 'playlist', bucket, key: directory + uri, content: { bytes: Buffer.from(renamed) } },
  ];
  const variant: PlaylistVariant = {
    uri,
    peakBandwidth: Math.max(...temporary.map((segment) => segment.bits / segment.seconds)),
    averageBandwidth: bits / seconds,
    codecs: await readCodecNames(first.path, tool),
    resolution: tellsResolution ? output.geometry.frame : undefined,
    framesPerSecond: ratio(outputRate(output.h264, sourceRate)),
  };
  return { files, variant, seconds };
}
