import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';

// It closes when its input ends. A line of input makes it later.
const script = `
  import { closeBounded, openLog } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
  const now = Date.now;
  let later = 0;
  Date.now = () => now() + later;
  process.stdin.on('data', () => { later += 60_000; process.stdout.write('later\\n'); });
  const ended = new Promise((resolve) => process.stdin.once('end', resolve));
  closeBounded(openLog({ name: 'test' }), { closeMs: 60_000, exitMs: 60_000 }, () => {
    process.stdout.write('closing\\n');
    return ended;
  });
  process.stdout.write('open\\n');`;

async function start(): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await told(child, 'open');
  return child;
}

async function told(child: ChildProcessWithoutNullStreams, word: string): Promise<void> {
  for (let text = ''; !text.includes(word); ) text += (await once(child.stdout, 'data'))[0];
}

test('a Ctrl-C that npm passes on as well is one signal: what runs may end', async () => {
  const child = await start();
  const closing = told(child, 'closing');
  child.kill('SIGINT');
  await closing;
  child.kill('SIGINT');
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a second signal ends the process at once', async () => {
  const child = await start();
  const closing = told(child, 'closing');
  child.kill('SIGTERM');
  await closing;
  const later = told(child, 'later');
  child.stdin.write('\n');
  await later;
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([1, null]);
});
