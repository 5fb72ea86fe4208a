/** An output group writes renditions below playlists or manifests, or single files. */
export const groupKinds = ['hls', 'cmaf', 'dash', 'files'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** What one output holds. `frames` are still images that are captured from the video, such as a poster. */
export const contentKinds = ['video', 'audio', 'captions', 'frames'] as const;
export type ContentKind = (typeof contentKinds)[number];
