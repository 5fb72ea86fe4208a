import { docker } from './docker.ts';

/** What an image for production has no use for. */
const needless = [
  "find /app -name '*.test.ts' -print -quit",
  "find /app/node_modules \\( -name '*.d.ts' -o -name '*.map' \\) -print -quit",
  'ls -d /app/tests /app/node_modules/vitest /app/node_modules/typescript /app/node_modules/@biomejs',
  'ls -d /root/.npm /usr/local/lib/node_modules/npm /home/node/.npm',
  // Only the cache of compiled code belongs to the user who runs the process. It cannot be written: the disk is read-only.
  'find /app -user node -not -path "/app/.compile-cache*" -print -quit',
];

/** @throws what it finds in an image that belongs on no server */
export async function checkImage(image: string): Promise<void> {
  const script = needless.map((command) => `${command} 2>/dev/null`).join('; ');
  const found = await docker([
    'run',
    '--rm',
    '--user',
    '0',
    '--entrypoint',
    'sh',
    image,
    '-c',
    `${script}; true`,
  ]);
  if (found.trim() !== '') throw new Error(`${image} contains ${found.trim().replaceAll('\n', ', ')}`);
}
