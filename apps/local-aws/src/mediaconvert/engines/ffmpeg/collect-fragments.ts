import { appendFile, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioRendition, FragmentedGroup, VideoRendition } from '../../plan-fragmented.ts';
import type { Destination } from '../../plan-groups.ts';
import { RenderError } from '../engine.ts';
import { fragmentNames } from '../fragmented/fragment-names.ts';
import type { Written } from '../fragmented/rendition.ts';
import { type ByteRange, readMediaPlaylist, type Segment } from '../media-playlist.ts';
import { type FinishedFile, finishedFile } from '../upload-outputs.ts';

type Plan = Pick<VideoRendition | AudioRendition, 'kind' | 'nameModifier'>;

/** Two frames of AAC at 22,050 Hz last this many seconds. */
const longestRest = 0.093;

/** Collects what ffmpeg wrote into a rendition's folder, and gives it MediaConvert's names. */
export async function collectFragments(
  plan: Plan,
  group: Destination & FragmentedGroup,
  folder: string,
): Promise<{ files: FinishedFile[]; written: Written }> {
  const names = fragmentNames(group, plan);
  // ffmpeg's DASH muxer writes a playlist beside its manifest.
  const { init, segments: told } = readMediaPlaylist(await readFile(join(folder, 'media_0.m3u8'), 'utf8'));
  if (told.length === 0) throw new RenderError(1075, 'Decoder: [no frames decoded]');
  const segments = await joinRest(told, folder);
  const kind = plan.kind === 'video' ? 'videoFragment' : 'audioFragment';
  const file = (name: string, temporary: string) =>
    finishedFile(group, kind, name, { file: join(folder, temporary) });
  const files = group.singleFile
    ? [file(names.init, 'single.mp4')]
    : [
        file(names.init, 'init.mp4'),
        ...segments.map(({ uri }, index) => file(names.segment(index + 1), uri)),
      ];
  const written: Written = {
    playlist: names.playlist,
    before: names.before,
    extension: names.extension,
    init: {
      uri: names.init,
      range: init && (await withoutIndex(join(folder, 'single.mp4'), init)),
    },
    segments: await Promise.all(
      segments.map(async ({ uri, seconds, range }, index) => ({
        uri: names.segment(index + 1),
        seconds,
        range,
        bits: (range?.length ?? (await stat(join(folder, uri))).size) * 8,
      })),
    ),
    codec: await readCodec(join(folder, 'manifest.mpd')),
  };
  return { files, written };
}

/**
 * ffmpeg cuts audio up to a frame before the video, so a rest of that length follows the last segment. MediaConvert writes
 * as many segments of audio as of video: the rest joins the last one.
 */
async function joinRest(segments: Segment[], folder: string): Promise<Segment[]> {
  const rest = segments.at(-1);
  const last = segments.at(-2);
  if (!rest || !last || rest.seconds > longestRest) return segments;
  if (rest.uri !== last.uri) await appendFile(join(folder, last.uri), await readFile(join(folder, rest.uri)));
  const range = last.range && { ...last.range, length: last.range.length + (rest.range?.length ?? 0) };
  return [...segments.slice(0, -2), { ...last, seconds: last.seconds + rest.seconds, range }];
}

async function readCodec(manifest: string) {
  const codec = /codecs="([^"]+)"/.exec(await readFile(manifest, 'utf8'))?.[1];
  if (!codec) throw new RenderError(1999, 'Unknown error: [a rendition without a codec]');
  return codec;
}

/** ffmpeg counts the segment index, the box before the first segment, to the initialization. */
async function withoutIndex(path: string, { start, length }: ByteRange): Promise<ByteRange> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
    for (let at = 0; at < length; at += Math.max(8, buffer.readUInt32BE(at))) {
      if (buffer.toString('latin1', at + 4, at + 8) === 'sidx') return { start, length: at };
    }
    return { start, length };
  } finally {
    await handle.close();
  }
}
