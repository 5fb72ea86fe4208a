import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fraction, ratio } from '../../media/stream-facts.ts';
import { captureName, childPlaylistName, fileName, segmentName } from '../../naming.ts';
import type { FragmentedGroup } from '../../plan-fragmented.ts';
import type { Destination, HlsGroup, Variant } from '../../plan-groups.ts';
import { RenderError } from '../engine.ts';
import { type Rendition, secondsOf } from '../fragmented/rendition.ts';
import type { PlaylistVariant } from '../master-playlist.ts';
import { readMediaPlaylist, type Segment, writeMediaPlaylist } from '../media-playlist.ts';
import { type FinishedFile, finishedFile } from '../upload-outputs.ts';
import { addCslg } from './add-cslg.ts';
import { collectFragments } from './collect-fragments.ts';
import { outputRate } from './encoder-arguments.ts';
import type { RenderedAudio, RenderedOutput, RenderedPicture } from './filter-graph.ts';
import type { Span } from './timeline.ts';
import { readVideoCodec } from './video-codec.ts';

type Collected = {
  files: FinishedFile[];
  variant?: PlaylistVariant;
  rendition?: Rendition;
  seconds?: number;
};
type Parts = { dir: string; sourceRate: Fraction };

/**
 * Collects the files that ffmpeg wrote into the temporary folder for an output, and gives them MediaConvert's names.
 */
export async function collectOutput(output: RenderedOutput, parts: Parts): Promise<Collected> {
  if (output.kind === 'variant') return collectVariant(output, parts);
  if (output.kind === 'video' || output.kind === 'audio') return collectRendition(output, parts);
  const { group, nameModifier, extension } = output;
  if (output.kind === 'file') {
    const file = join(parts.dir, `${output.id}.mp4`);
    if (output.cslg) await addCslg(file, output.cslg.cttsVersion);
    return { files: [finishedFile(group, 'file', fileName(group.base, nameModifier, extension), { file })] };
  }
  const names = (await readdir(parts.dir)).filter((name) => name.startsWith(`${output.id}.`)).sort();
  return {
    files: names.map((name, number) =>
      finishedFile(group, 'image', captureName(group.base, nameModifier, number, extension), {
        file: join(parts.dir, name),
      }),
    ),
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

async function collectVariant(output: RenderedPicture & Variant, { dir, sourceRate }: Parts) {
  const group = output.group as HlsGroup;
  const { base, playlists, tellsResolution } = group;
  const rate = ratio(outputRate(output.h264, sourceRate));
  const written = readMediaPlaylist(await readFile(join(dir, `${output.id}.m3u8`), 'utf8')).segments;
  const segments = await Promise.all(
    addSound(written, output.span, rate).map(async ({ uri, seconds }, index) => ({
      path: join(dir, uri),
      uri: segmentName(base, output.nameModifier, output.segmentModifier, index + 1),
      seconds,
      bits: (await stat(join(dir, uri))).size * 8,
    })),
  );
  const first = segments[0];
  if (!first) throw new RenderError(1075, 'Decoder: [no frames decoded]');
  const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
  const bits = segments.reduce((sum, segment) => sum + segment.bits, 0);
  const uri = childPlaylistName(base, output.nameModifier);
  const playlist = writeMediaPlaylist(segments, playlists);

  const files: FinishedFile[] = [
    ...segments.map((segment) => finishedFile(group, 'segment', segment.uri, { file: segment.path })),
    finishedFile(group, 'playlist', uri, playlist),
  ];
  const variant: PlaylistVariant = {
    uri,
    peakBandwidth: Math.max(...segments.map((segment) => segment.bits / segment.seconds)),
    averageBandwidth: bits / seconds,
    codecs: [await readVideoCodec(first.path), ...(output.audio ? ['mp4a.40.2'] : [])],
    resolution: tellsResolution ? output.geometry.frame : undefined,
    framesPerSecond: rate,
  };
  return { files, variant, seconds };
}

/** ffmpeg measures segments by their pictures. Sound may begin before the first and end after the last. */
function addSound(segments: Segment[], { pictureStart, end }: Span, framesPerSecond: number): Segment[] {
  const before = Math.round(pictureStart * framesPerSecond) / framesPerSecond;
  const after = end - before - segments.reduce((sum, { seconds }) => sum + seconds, 0);
  return segments.map((segment, index) => ({
    ...segment,
    seconds:
      segment.seconds +
      (index === 0 ? before : 0) +
      (index === segments.length - 1 && after > 1 / framesPerSecond ? after : 0),
  }));
}
