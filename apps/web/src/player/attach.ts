/** A quality that can be chosen: `index` is for `choose`. */
export type Quality = { index: number; lines: number };

export type Attached = {
  qualities: Quality[];
  /** @param index -1 goes by the connection */
  choose: (index: number) => void;
  detach: () => void;
};

const hlsType = 'application/vnd.apple.mpegurl';

/**
 * Lets a video element play a playlist: Safari by itself, other browsers by hls.js, which is loaded here.
 * @param onBroken is told when playing cannot go on.
 */
export async function attach(
  video: HTMLVideoElement,
  url: string,
  onBroken: (why: string) => void,
): Promise<Attached> {
  if (playsByItself(video)) {
    video.src = url;
    video.onerror = () => onBroken(video.error?.message ?? 'The video does not play.');
    return { qualities: [], choose: () => {}, detach: () => video.removeAttribute('src') };
  }
  const { default: Hls } = await import('hls.js/dist/hls.min.js');
  const hls = new Hls();
  const parsed = new Promise<Quality[]>((resolve, reject) => {
    hls.on(Hls.Events.MANIFEST_PARSED, (_event, { levels }) =>
      resolve(levels.map(({ width, height }, index) => ({ index, lines: Math.min(width, height) }))),
    );
    hls.on(Hls.Events.ERROR, (_event, { fatal, details }) => {
      if (!fatal) return;
      onBroken(details);
      reject(new Error(details));
    });
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  const qualities = await parsed.catch((error) => {
    hls.destroy();
    throw error;
  });
  return {
    qualities: qualities.filter(({ lines }) => lines > 0).toSorted((one, other) => other.lines - one.lines),
    choose: (index) => {
      // Whoever chooses wants to see it now, not when what is loaded already has been played.
      hls.currentLevel = index;
    },
    detach: () => hls.destroy(),
  };
}

/** Others say so, too, and know less of HLS than hls.js. */
function playsByItself(video: HTMLVideoElement): boolean {
  return video.canPlayType(hlsType) !== '' && 'webkitSetPresentationMode' in video;
}
