import type { AudioDescription, Input } from '../../wire.ts';
import { RenderError } from '../engine.ts';
import type { Audio } from './audio-filters.ts';
import type { Source } from './describe-source.ts';

/**
 * Chooses the track that an audio description names by its selector, else the track of the default selector, else
 * silence if the input has no track. Only a track that the settings name by number must exist.
 */
export function chooseAudio(
  description: AudioDescription | undefined,
  input: Input,
  { audioIndexes }: Pick<Source, 'audioIndexes'>,
): Audio | undefined {
  const aac = description?.codecSettings?.aacSettings;
  if (!description || !aac) return undefined;
  const selectors = Object.entries(input.audioSelectors ?? {});
  const named = selectors.findIndex(([name]) => name === description.audioSourceName);
  const chosen =
    named >= 0 ? named : selectors.findIndex(([, { defaultSelection }]) => defaultSelection === 'DEFAULT');
  const track = selectors[chosen]?.[1].tracks?.[0];
  if (track !== undefined && audioIndexes[track - 1] === undefined) {
    throw new RenderError(
      audioIndexes.length === 0 ? 1021 : 1040,
      `Invalid audio track specified for audio_selector [${chosen + 1}]. Audio track [${track}] not found in input container.`,
    );
  }
  return {
    streamIndex: audioIndexes[(track ?? 1) - 1],
    sampleRate: aac.sampleRate ?? 48_000,
    bitrate: aac.bitrate ?? 96_000,
    normalization: description.audioNormalizationSettings,
  };
}
