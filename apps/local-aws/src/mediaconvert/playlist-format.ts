/** What the HLS playlists of a group have in common. */
export type PlaylistFormat = {
  wholeDurations: boolean;
  /** The target duration is longer than any segment; else it is the longest one, rounded. */
  targetIsLonger: boolean;
};
