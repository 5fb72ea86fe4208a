import type { JobSettings, Output } from '@aws-sdk/client-mediaconvert';
import { hasSound, orientationOf, type SourceDescription } from '@bacs/domain';
import { findTooLarge } from './find-too-large.ts';
import { nameOf } from './output-names.ts';
import { groupsOf, isVideo, outputsOf } from './outputs.ts';
import { frameSize, type Size, sourceSize } from './source-size.ts';

/** What is wrong, or will look wrong, with what these settings make of a source. */
export type SettingsProblem = { code: string; message: string };

/** Lists what MediaConvert cannot make of this source, and what nobody will like about the outputs. */
export function findSourceProblems(settings: JobSettings, source: SourceDescription): SettingsProblem[] {
  const size = sourceSize(settings, source);
  const frame = frameSize(settings, source);
  const outputs = groupsOf(settings).flatMap(outputsOf);
  const sound = findSoundProblems(outputs, source);
  if (size === undefined || frame === undefined) return [...findPictureProblems(outputs), ...sound];
  const videos = outputs.filter(isVideo);
  return [
    ...findTooLarge(videos, frame).map((message) => ({ code: 'OUTPUT_TOO_LARGE', message })),
    ...findUpscaled(videos, size),
    ...findOtherShape(videos, size),
    ...findUnturned(settings, source),
    ...sound,
  ];
}

/** Outputs of sound alone need no picture. */
function findPictureProblems(outputs: Output[]): SettingsProblem[] {
  if (outputs.every(({ VideoDescription: video }) => video === undefined)) return [];
  return [{ code: 'NO_PICTURE', message: 'The source has no moving picture, so it cannot be rendered.' }];
}

function findUpscaled(videos: Output[], source: Size): SettingsProblem[] {
  const names = videos.filter((output) => scaleOf(output, source) > 1.01).map(nameOf);
  if (names.length === 0) return [];
  const message = `The source is ${source.width}×${source.height}; larger renditions cost more and show no more: ${names.join(', ')}.`;
  return [{ code: 'UPSCALED', message }];
}

/** Tells by how much the picture is enlarged. A rendition without a size has that of the source. */
function scaleOf({ VideoDescription: video }: Output, source: Size): number {
  const { Width, Height, ScalingBehavior } = video ?? {};
  const factors = [Width && Width / source.width, Height && Height / source.height].filter(
    (factor) => factor !== undefined,
  );
  if (factors.length === 0 || ScalingBehavior === 'FIT_NO_UPSCALE') return 1;
  const isFilled = ScalingBehavior === 'FILL' || ScalingBehavior === 'STRETCH_TO_OUTPUT';
  return isFilled ? Math.max(...factors) : Math.min(...factors);
}

/** A profile may render other orientations too, as long as it renders that of the source. */
function findOtherShape(videos: Output[], source: Size): SettingsProblem[] {
  const film = orientationOf(source.width, source.height);
  const shapes = videos.map(({ VideoDescription: video }) =>
    video?.Width && video.Height ? orientationOf(video.Width, video.Height) : film,
  );
  if (videos.length === 0 || shapes.includes(film)) return [];
  const isCut = videos.some(({ VideoDescription: video }) => video?.ScalingBehavior === 'FILL');
  const effect = isCut ? 'only a part of the picture is seen' : 'the picture has black bars';
  return [{ code: 'OTHER_ORIENTATION', message: `The source is ${film} and no rendition is: ${effect}.` }];
}

function findUnturned(
  settings: JobSettings,
  { rotation, rotation_told }: SourceDescription,
): SettingsProblem[] {
  const rotate = settings.Inputs?.[0]?.VideoSelector?.Rotate;
  const isIgnored = rotate === undefined || (rotate === 'AUTO' && rotation === 0);
  if (rotation_told === 0 || !isIgnored) return [];
  const why =
    rotate === 'AUTO' ? 'MediaConvert turns only .mov and .mp4, by quarters' : 'the profile has no Rotate';
  const message = `The file asks to be turned by ${rotation_told}°, but ${why}: the picture is rendered as it lies in the file.`;
  return [{ code: 'NOT_TURNED', message }];
}

function findSoundProblems(outputs: Output[], source: SourceDescription): SettingsProblem[] {
  if (hasSound(source) || !outputs.some(({ AudioDescriptions = [] }) => AudioDescriptions.length > 0))
    return [];
  return [{ code: 'NO_SOUND', message: 'The source has no sound: the renditions are silent.' }];
}
