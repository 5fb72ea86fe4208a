// A process preloads this file (NODE_OPTIONS=--import …) to lose its log: its outputs become a full disk, or the named
// pipe STDOUT_TO, whose reader is gone.
import { closeSync, constants, openSync, statSync } from 'node:fs';

const path = process.env['STDOUT_TO'] ?? '';
const isPipe = statSync(path).isFIFO();
const reader = isPipe && openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
for (const output of [1, 2]) {
  // The system gives out the lowest free descriptor.
  closeSync(output);
  if (openSync(path, constants.O_WRONLY) !== output) throw new Error(`cannot replace output ${output}`);
}
if (reader !== false) closeSync(reader);
