/**
 * A rendition as its playlist or the MPD lists it. Each of its files is given by the keys that its URI may mean. The
 * numbers are as they are written there; nobody has checked them.
 */
export type Stream = {
  /** of the playlist, or the name of the representation in the MPD */
  key: string;
  files: string[][];
  segments?: number;
  seconds?: number;
  bandwidth?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
};
