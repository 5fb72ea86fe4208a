const oneKeyPress = 1_000;

/**
 * The first signal asks to stop, the second forces. npm passes on the Ctrl-C that the terminal has already sent to this
 * process, so signals close together count as one. npm passes on nothing when it gets SIGKILL; then its disappearance
 * is the signal.
 */
export function listenForInterruption(stop: () => void, force: () => void): void {
  let firstAt: number | null = null;
  const interrupt = () => {
    if (firstAt !== null && Date.now() - firstAt > oneKeyPress) force();
    if (firstAt !== null) return;
    firstAt = Date.now();
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);

  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    interrupt();
  }, 500);
  watch.unref();
}
