declare module 'mpd-parser' {
  export type Range = { offset: number; length: number };
  export type Part = { uri: string; resolvedUri: string; byterange?: Range };
  export type Segment = Part & { duration: number; map?: Part };
  export type Representation = {
    attributes: { NAME: string; BANDWIDTH?: number; RESOLUTION?: { width: number; height: number } };
    segments: Segment[];
    /** present where one file holds all segments */
    sidx?: Part & { duration: number; map?: Part };
  };
  export type MediaGroup = Record<string, Record<string, { playlists: Representation[] }>>;
  export type Mpd = {
    playlists: Representation[];
    mediaGroups: { AUDIO: MediaGroup; SUBTITLES: MediaGroup };
  };
  /** @throws for a text that is not a valid MPD */
  export function parse(
    text: string,
    options: { manifestUri: string; eventHandler?: (event: { type: string; message: string }) => void },
  ): Mpd;

  type Timing = { timescale?: number; duration?: number };
  /** A representation before its segments are made. */
  export type RepresentationInfo = {
    attributes: { type?: string; sourceDuration?: number; periodDuration?: number };
    segmentInfo: {
      template?: Timing;
      list?: Timing;
      base?: Timing;
      segmentTimeline?: { d: number; r?: number }[];
    };
  };
  /** @throws for a text that is no XML, or has another root than an MPD */
  export function stringToMpdXml(text: string): object;
  export function inheritAttributes(
    mpd: object,
    options: { manifestUri: string; eventHandler?: () => void },
  ): { representationInfo: RepresentationInfo[] };
}
