/**
 * Does something again and again while the page is looked at, and never twice at a time; what fails is done again all the
 * same. @returns what ends that
 */
export function every(ms: number, work: () => unknown): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout>;
  const next = async () => {
    try {
      if (!document.hidden) await work();
    } catch {
      // The next time may bring it.
    }
    // It may have been ended meanwhile.
    if (!isOver) timer = setTimeout(next, ms);
  };
  timer = setTimeout(next, ms);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
