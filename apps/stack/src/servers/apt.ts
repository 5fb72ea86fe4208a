import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import which from 'which';

/** Returns the words to put before apt-get, or null if it needs a password. */
export async function findAptPrefix(): Promise<string[] | null> {
  if ((await which('apt-get', { nothrow: true })) === null) return null;
  if (process.getuid?.() === 0) return [];
  const sudo = await execa('sudo', ['-n', 'true'], { reject: false });
  return sudo.failed ? null : ['sudo', '-n'];
}

/**
 * Installs Debian packages; if another apt holds the lock, it waits. Debian starts a packaged server as a system
 * service at once. Our servers are private, so this disables those of `services` that were not there before.
 */
export async function installWithApt(
  prefix: string[],
  packages: string[],
  services: string[],
): Promise<void> {
  const brought: string[] = [];
  for (const service of services) if (!(await hasService(service))) brought.push(service);
  await runApt(prefix, ['update']);
  await runApt(prefix, ['install', '--yes', '--no-install-recommends', ...packages]);
  for (const service of brought) await runQuietly([...prefix, 'systemctl', 'disable', '--now', service]);
}

async function runApt(prefix: string[], args: string[]): Promise<void> {
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    const words = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'LC_ALL=C',
      'apt-get',
      '--quiet',
      ...args,
    ];
    const { failed, all } = await runQuietly(words);
    if (!failed) return;
    const locked = /Could not get lock|Unable to (acquire|lock)/.test(all);
    if (!locked || Date.now() > deadline)
      throw new Error(`apt-get ${args.join(' ')} failed:\n${lastLines(all)}`);
    await sleep(2_000);
  }
}

async function hasService(service: string): Promise<boolean> {
  return !(await runQuietly(['systemctl', 'cat', service])).failed;
}

async function runQuietly([file = '', ...args]: string[]): Promise<{ failed: boolean; all: string }> {
  const { failed, all } = await execa(file, args, { reject: false, all: true, stdin: 'ignore' });
  return { failed, all: all ?? '' };
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-10).join('\n');
}
