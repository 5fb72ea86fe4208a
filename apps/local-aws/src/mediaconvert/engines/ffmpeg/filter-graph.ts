import type { AudioRendition } from '../../plan-fragmented.ts';
import type { PlannedGroup } from '../../plan-groups.ts';
import { type Audio, audioChain } from './audio-filters.ts';
import type { Source } from './describe-source.ts';
import type { Geometry } from './frame-geometry.ts';
import { captureChain, sharedVideoChain, videoChain } from './video-filters.ts';

type Rendered = {
  /** The temporary files and the pads in the filter graph have this in their names. */
  id: string;
  group: PlannedGroup;
  audio: Audio | undefined;
};
type PlannedOutput = PlannedGroup['outputs'][number];
export type RenderedAudio = Omit<AudioRendition, 'audio'> & Rendered;
export type RenderedPicture = Exclude<PlannedOutput, AudioRendition> & Rendered & { geometry: Geometry };
export type RenderedOutput = RenderedAudio | RenderedPicture;

/** Builds one graph for all outputs, so that ffmpeg decodes the input once. Pads are `v-{id}` and `a-{id}`. */
export function buildFilterGraph(source: Source, outputs: RenderedOutput[]): string {
  const pictures = outputs.filter((output): output is RenderedPicture => output.kind !== 'audio');
  const frames = pictures.map(({ id }) => `[s-${id}]`).join('');
  const graph = [`[0:${source.videoIndex}]${sharedVideoChain(source)},split=${pictures.length}${frames}`];
  for (const output of pictures) {
    const chain = output.kind === 'capture' ? captureChain(output) : videoChain(output);
    graph.push(`[s-${output.id}]${chain}[v-${output.id}]`);
  }
  return [...graph, ...audioGraph(outputs)].join(';');
}

/** Outputs with the same audio share its decoding and its loudness correction. */
function audioGraph(outputs: RenderedOutput[]) {
  const users = new Map<string, string[]>();
  for (const { id, audio } of outputs) {
    if (!audio) continue;
    const chain = audioChain(audio);
    users.set(chain, [...(users.get(chain) ?? []), id]);
  }
  return [...users].map(
    ([chain, ids]) => `${chain},asplit=${ids.length}${ids.map((id) => `[a-${id}]`).join('')}`,
  );
}
