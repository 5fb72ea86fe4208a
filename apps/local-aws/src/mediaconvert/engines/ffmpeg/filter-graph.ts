import type { PlannedGroup } from '../../plan-groups.ts';
import { type Audio, audioChain } from './audio-filters.ts';
import type { Source } from './describe-source.ts';
import type { Geometry } from './frame-geometry.ts';
import { captureChain, sharedVideoChain, videoChain } from './video-filters.ts';

export type RenderedOutput = PlannedGroup['outputs'][number] & {
  /** The temporary files and the pads in the filter graph have this in their names. */
  id: string;
  group: PlannedGroup;
  geometry: Geometry;
  audio: Audio | undefined;
};

/** Builds one graph for all outputs, so that ffmpeg decodes the input once. Pads are `v-{id}` and `a-{id}`. */
export function buildFilterGraph(source: Source, outputs: RenderedOutput[]): string {
  const frames = outputs.map(({ id }) => `[s-${id}]`).join('');
  const graph = [`[0:${source.videoIndex}]${sharedVideoChain(source)},split=${outputs.length}${frames}`];
  for (const output of outputs) {
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
