// Preloaded into a process (NODE_OPTIONS=--import …) that finds nobody to log to: its outputs are a full disk, or a
// named pipe, STDOUT_TO, whose reader is gone.
import { closeSync, constants, openSync, statSync } from 'node:fs';

const path = process.env['STDOUT_TO'] ?? '';
const isPipe = statSync(path).isFIFO();
const reader = isPipe && openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
for (const output of [1, 2]) {
  // The lowest descriptor that is free is the one that is given.
  closeSync(output);
  if (openSync(path, constants.O_WRONLY) !== output) throw new Error(`cannot replace output ${output}`);
}
if (reader !== false) closeSync(reader);
