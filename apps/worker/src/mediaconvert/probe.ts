import { type MediaConvertClient, ProbeCommand } from '@aws-sdk/client-mediaconvert';

export type VideoSize = { width: number; height: number; durationSeconds: number | null };

/**
 * Measures a video: its size in pixels as displayed, after rotation, and its length in seconds.
 * @returns undefined when the file has no video.
 * @throws what MediaConvert says; it declines a file that it cannot read.
 */
export async function probe(mediaConvert: MediaConvertClient, uri: string): Promise<VideoSize | undefined> {
  const { ProbeResults } = await mediaConvert.send(new ProbeCommand({ InputFiles: [{ FileUrl: uri }] }));
  const container = ProbeResults?.[0]?.Container;
  const video = container?.Tracks?.find(({ TrackType }) => TrackType === 'video')?.VideoProperties;
  if (!video?.Width || !video.Height) return undefined;
  const turned = Math.abs(video.Rotation ?? 0) % 180 === 90;
  const [width, height] = turned ? [video.Height, video.Width] : [video.Width, video.Height];
  return { width, height, durationSeconds: container?.Duration ?? null };
}
