import type { Schemas } from '../api/bacs.ts';

type Output = Schemas['Production']['outputs'] extends (infer Item)[] | null ? Item : never;

/** What a player needs of one output of a production */
export type Playable = {
  orientation: string | null;
  playlistUrl: string | null;
  fileUrl: string | null;
  posterUrl: string | null;
  width: number;
  height: number;
};

export function playablesOf(outputs: Output[]): Playable[] {
  return outputs
    .map(({ orientation, playlist_url, poster_url, renditions, files }) => {
      const file = files.find(({ kind }) => kind === 'video');
      const sizes = [...renditions, ...(file ? [file] : [])].filter(({ width, height }) => width && height);
      const largest = sizes.toSorted((one, other) => (other.height ?? 0) - (one.height ?? 0))[0];
      return {
        orientation,
        playlistUrl: playlist_url,
        fileUrl: file?.url ?? null,
        posterUrl: poster_url,
        width: largest?.width ?? 16,
        height: largest?.height ?? 9,
      };
    })
    .filter(({ playlistUrl, fileUrl }) => playlistUrl !== null || fileUrl !== null);
}

export function isTallScreen(): boolean {
  return matchMedia('(orientation: portrait)').matches;
}

/** @returns the one that fits the screen best */
export function fittingScreen(playables: Playable[]): Playable | undefined {
  const isTall = isTallScreen();
  return playables.find(({ width, height }) => height > width === isTall) ?? playables[0];
}
