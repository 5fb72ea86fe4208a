import { writeFileSync } from 'node:fs';

/** Writes the file now and every ten seconds; a loop that is stuck leaves it old. */
export function startHeartbeat(file: string): void {
  const beat = () => {
    try {
      writeFileSync(file, new Date().toISOString());
    } catch {
      // The disk may be full: the file gets old, and that is the signal.
    }
  };
  beat();
  setInterval(beat, 10_000).unref();
}
