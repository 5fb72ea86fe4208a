import { writeFileSync } from 'node:fs';

const everyMs = 10_000;

/** @throws an error that says what to do when the file cannot be written. */
export function checkHeartbeatFile(file: string): void {
  try {
    writeFileSync(file, '', { flag: 'a' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `HEARTBEAT_FILE: ${file} cannot be written (${code}): name a file in a folder that is there and that this process may write to`,
    );
  }
}

/** Writes the file now and again and again; a loop that is stuck leaves it old. */
export function startHeartbeatFile(file: string): void {
  const beat = () => {
    try {
      writeFileSync(file, new Date().toISOString());
    } catch {
      // The disk may be full: the file gets old, and that is the signal.
    }
  };
  beat();
  setInterval(beat, everyMs).unref();
}
