import { type Media, mediaUrls, outputUrls } from '../productions/media-urls.ts';

/** What a publication plays, for each orientation that there is; none is derived from another. */
export function feedMedia(baseUrl: string, media: Media) {
  const { outputs, output_prefix } = media;
  if (outputs && outputs.groups.length > 0)
    return outputUrls(baseUrl, outputs).map(({ orientation, playlist_url, poster_url }) => ({
      orientation,
      playlist_url,
      poster_url,
    }));
  const { playlist_url, poster_url } = mediaUrls(baseUrl, media);
  return playlist_url === null
    ? []
    : [{ orientation: orientationIn(output_prefix), playlist_url, poster_url }];
}

/** The older system's simple profile wrote without a folder for it. */
function orientationIn(prefix: string | null): 'portrait' | 'landscape' | null {
  const folder = prefix?.split('/').at(-2);
  return folder === 'portrait' || folder === 'landscape' ? folder : null;
}
