import { contentKinds, groupKinds } from '@bacs/domain';
import { Type } from 'typebox';
import { Nullable } from '../http/schemas.ts';

const Bytes = Nullable(
  Type.Integer({ description: 'Size in bytes; null when the sizes could not be listed' }),
);

const Content = Type.Enum([...contentKinds]);
const Name = Type.String({ description: 'NameModifier of the output in the profile' });
const Pixels = Nullable(Type.Integer());
const Seconds = Nullable(Type.Number({ description: 'null when unknown, and for images' }));

export const Rendition = Type.Object({
  kind: Content,
  name: Name,
  width: Pixels,
  height: Pixels,
  bandwidth: Nullable(Type.Integer({ description: 'Bits per second; null when unknown' })),
  duration_seconds: Seconds,
  segments: Nullable(Type.Integer()),
  bytes: Bytes,
  playlist_url: Nullable(Type.String({ description: 'null when only the MPD lists the rendition' })),
});

export const File = Type.Object({
  kind: Content,
  name: Name,
  url: Type.String({ description: 'For `frames`, the first image; the others have the next numbers' }),
  width: Pixels,
  height: Pixels,
  duration_seconds: Seconds,
  bytes: Bytes,
  count: Nullable(Type.Integer({ description: 'How many images `frames` are; null for other files' })),
});

export const Output = Type.Object({
  kind: Type.Enum([...groupKinds], {
    description: [
      '- `hls`: renditions with playlists and segments.',
      '- `cmaf`: renditions with HLS playlists, an MPD of DASH, or both, of the same segments.',
      '- `dash`: renditions with an MPD and segments.',
      '- `files`: single files, such as an MP4.',
    ].join('\n'),
  }),
  orientation: Nullable(
    Type.String({ description: 'portrait or landscape; null when the folder of the group names none' }),
  ),
  playlist_url: Nullable(Type.String({ description: 'The main HLS playlist; null if there is none' })),
  mpd_url: Nullable(Type.String({ description: 'The main MPD of DASH; null if there is none' })),
  poster_url: Nullable(Type.String({ description: 'The first of the images among `files`' })),
  bytes: Bytes,
  renditions: Type.Array(Rendition),
  files: Type.Array(File, {
    description: [
      'The files that are complete by themselves: videos, audio, captions, and images that were captured as',
      'posters. Empty for productions that an earlier release completed.',
    ].join(' '),
  }),
});

export const Outputs = Type.Array(Output);
