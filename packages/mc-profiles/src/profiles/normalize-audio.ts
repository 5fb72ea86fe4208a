import type { AacSettings, JobSettings } from '@aws-sdk/client-mediaconvert';
import part from '../../parts/audio-normalize.json' with { type: 'json' };
import { tracksOf } from '../settings/outputs.ts';

const { AudioNormalizationSettings: loudness, CodecSettings: codec } = part.$each.audio;

/**
 * Adds, in place, what `audio: normalize` asks for: the loudness to every track that is encoded, and the part's rates to
 * tracks that are AAC stereo like the part's own. Another codec, profile or number of channels is the profile's choice,
 * and may not go with these rates.
 */
export function normalizeAudio(settings: JobSettings): void {
  for (const track of tracksOf(settings)) {
    const { Codec, AacSettings: aac } = track.CodecSettings ?? {};
    if (Codec === 'PASSTHROUGH') continue;
    track.AudioNormalizationSettings ??= {};
    Object.assign(track.AudioNormalizationSettings, loudness);
    if (Codec === codec.Codec && aac && isOfTheSameKind(aac)) Object.assign(aac, codec.AacSettings);
  }
}

function isOfTheSameKind({ CodecProfile = 'LC', RateControlMode = 'CBR', CodingMode }: AacSettings): boolean {
  return CodecProfile === 'LC' && RateControlMode === 'CBR' && CodingMode === codec.AacSettings.CodingMode;
}
