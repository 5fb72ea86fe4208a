import type { AudioRendition } from '../../plan-fragmented.ts';
import type { PlannedGroup } from '../../plan-groups.ts';
import { type Audio, audioChain } from './audio-filters.ts';
import type { Source } from './describe-source.ts';
import type { Geometry } from './frame-geometry.ts';
import type { Span } from './timeline.ts';
import { captureChain, steadyVideoChain, videoChain } from './video-filters.ts';

type Rendered = {
  /** The temporary files and the pads in the filter graph have this in their names. */
  id: string;
  group: PlannedGroup;
  audio: Audio | undefined;
  span: Span;
};
type PlannedOutput = PlannedGroup['outputs'][number];
export type RenderedAudio = Omit<AudioRendition, 'audio'> & Rendered;
export type RenderedPicture = Exclude<PlannedOutput, AudioRendition> & Rendered & { geometry: Geometry };
export type RenderedOutput = RenderedAudio | RenderedPicture;

/** Builds one graph for all outputs, so that ffmpeg decodes the input once. Pads are `v-{id}` and `a-{id}`. */
export function buildFilterGraph(source: Source, outputs: RenderedOutput[]): string {
  const pictures = outputs.filter((output): output is RenderedPicture => output.kind !== 'audio');
  return [
    ...shareChains('s', pictures, ({ video }) => steadyVideoChain(source, video)),
    ...pictures.map((output) => {
      const chain = output.kind === 'capture' ? captureChain(output, source) : videoChain(output, source);
      return `[s-${output.id}]${chain}[v-${output.id}]`;
    }),
    ...shareChains('a', outputs, ({ audio }) => audio && audioChain(audio)),
  ].join(';');
}

/** Outputs with the same chain share its work. */
function shareChains<Output extends RenderedOutput>(
  pad: string,
  outputs: Output[],
  chainOf: (output: Output) => string | undefined,
) {
  const users = new Map<string, string[]>();
  for (const output of outputs) {
    const chain = chainOf(output);
    if (chain !== undefined) users.set(chain, [...(users.get(chain) ?? []), `[${pad}-${output.id}]`]);
  }
  const split = pad === 'a' ? 'asplit' : 'split';
  return [...users].map(([chain, pads]) => `${chain},${split}=${pads.length}${pads.join('')}`);
}
