import { inheritAttributes, type RepresentationInfo, stringToMpdXml } from 'mpd-parser';

// An MPD of a few lines may stand for billions of segments, and mpd-parser makes every one of them at once.

const mostElements = 250_000;
const mostRepresentations = 1_000;
/** Twelve hours in segments of two seconds, ten times over */
const mostSegments = 216_000;

/** Tells whether an MPD stands for more than is read. One that is none does not. */
export function standsForTooMuch(text: string, manifestUri: string): boolean {
  if (text.split('<', mostElements + 2).length > mostElements + 1) return true;
  // Numbers in names are filled up to a width.
  if (/%0*[1-9]\d\d+[a-z]\$/i.test(text)) return true;
  try {
    const options = { manifestUri, eventHandler: () => undefined };
    const { representationInfo } = inheritAttributes(stringToMpdXml(text), options);
    if (representationInfo.length > mostRepresentations) return true;
    const segments = representationInfo.reduce((sum, info) => sum + countSegments(info), 0);
    // A count that is no number is one that nobody can bound.
    return !(segments <= mostSegments);
  } catch {
    return false;
  }
}

function countSegments({ attributes, segmentInfo }: RepresentationInfo): number {
  const { template, list, base, segmentTimeline: timeline } = segmentInfo;
  const { timescale = 1, duration } = { ...base, ...list, ...template };
  // Of a live one, whatever the time since its beginning holds.
  if (attributes.type !== 'static') return Infinity;
  const seconds = Math.max(attributes.sourceDuration ?? 0, attributes.periodDuration ?? 0);
  const fill = (length: number) => Math.ceil((seconds * timescale) / length);
  if (!timeline) return duration === undefined ? 1 : fill(duration);
  // A negative number repeats up to the next entry, or to the end.
  return timeline.reduce((sum, { d, r = 0 }) => sum + 1 + (r < 0 ? fill(d) : r), 0);
}
