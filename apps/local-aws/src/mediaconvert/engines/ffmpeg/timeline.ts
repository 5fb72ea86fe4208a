import { type Media, measureEnds, type Stream, type Tool } from '../../media/ffprobe.ts';
import { audioStreams, endOf, startOf } from '../../media/stream-facts.ts';

/** Seconds from the start of the film's first track */
export type Timeline = {
  pictureStart: number;
  pictureEnd: number;
  /** The end of the last track */
  end: number;
};

/** Sound may begin before the picture and end after it. */
export async function readTimeline(
  path: string,
  picture: Stream,
  media: Media,
  tool: Tool,
): Promise<Timeline> {
  const tracks = [picture, ...audioStreams(media)];
  const told = tracks.map((track) => endOf(track, media));
  const measured = told.includes(undefined) ? await measureEnds(path, tool) : new Map<number, number>();
  const start = startOf(media.format);
  const [pictureEnd = 0, ...soundEnds] = tracks.map(
    ({ index }, track) => (told[track] ?? measured.get(index) ?? start) - start,
  );
  return {
    pictureStart: Math.max(0, startOf(picture) - start),
    pictureEnd,
    end: Math.max(pictureEnd, ...soundEnds),
  };
}

/** What an output has of its source's timeline. */
export type Span = { pictureStart: number; end: number };

export function spanOf(
  timeline: Timeline,
  { padsVideo, hasSound, audioMatchesVideo }: Record<'padsVideo' | 'hasSound' | 'audioMatchesVideo', boolean>,
): Span {
  if (padsVideo) return { pictureStart: 0, end: timeline.end };
  const { pictureStart, pictureEnd, end } = timeline;
  return { pictureStart, end: hasSound && !audioMatchesVideo ? end : pictureEnd };
}
