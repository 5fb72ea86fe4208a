import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Reads "watch <group>" and "forget <group>" until its input closes, which the kernel does even when
 * the launcher is killed with SIGKILL. Whatever is still watched then gets SIGTERM, five seconds, SIGKILL.
 * ($1, when given, is a folder that goes with the processes.)
 */
const script = `
trap '' INT TERM HUP
groups=''
while read -r verb group; do
  kept=''
  for known in $groups; do [ "$known" = "$group" ] || kept="$kept $known"; done
  groups=$kept
  [ "$verb" = watch ] && groups="$groups $group"
done
for group in $groups; do kill -TERM "-$group"; done
tries=50
for group in $groups; do
  while [ $tries -gt 0 ] && kill -0 "-$group"; do sleep 0.1; tries=$((tries - 1)); done
  kill -KILL "-$group"
done
[ -z "$1" ] || rm -rf "$1"
`;

export type Guardian = {
  pid: number;
  watch: (group: number) => void;
  forget: (group: number) => void;
  /** Returns when everything that it still watched is gone. */
  dismiss: () => Promise<void>;
};

/** Starts the guardian: a shell in a process group of its own that outlives the launcher. */
export async function startGuardian(options: { removeAtEnd?: string } = {}): Promise<Guardian> {
  const shell: ChildProcess = spawn('/bin/sh', ['-c', script, 'guardian', options.removeAtEnd ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: { PATH: process.env['PATH'] },
  });
  await once(shell, 'spawn');
  const { pid, stdin } = shell;
  if (pid === undefined || stdin === null) throw new Error('The guardian did not start');
  const ended = once(shell, 'exit');
  return {
    pid,
    watch: (group) => stdin.write(`watch ${group}\n`),
    forget: (group) => stdin.write(`forget ${group}\n`),
    dismiss: async () => {
      stdin.end();
      await ended;
    },
  };
}
