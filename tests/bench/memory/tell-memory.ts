// Preloaded by --import, this makes a process collect its garbage at SIGWINCH and tell what it still holds. Our apps
// close at SIGUSR2, and SIGUSR1 is Node's own.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

process.on('SIGWINCH', () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ msg: 'memory told', heapUsed, external })}\n`);
});
