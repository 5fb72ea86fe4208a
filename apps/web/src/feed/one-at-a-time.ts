/** Pauses what plays when something else begins to. @returns what ends that */
export function playOneAtATime(): () => void {
  const pauseOthers = ({ target }: Event) => {
    for (const video of document.querySelectorAll('video')) if (video !== target) video.pause();
  };
  // The events of videos do not bubble.
  document.addEventListener('play', pauseOthers, true);
  return () => document.removeEventListener('play', pauseOthers, true);
}
