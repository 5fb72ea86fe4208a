import { writeFileSync } from 'node:fs';

/** Writes the file now and every ten seconds; a loop that is stuck leaves it old. */
export function startHeartbeat(file: string): void {
  const beat = () => writeFileSync(file, new Date().toISOString());
  beat();
  setInterval(beat, 10_000).unref();
}
