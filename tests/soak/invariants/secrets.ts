import type { Evidence } from '../evidence.ts';

const signature = /signature["'=:\s\\]+[0-9a-f]{64}/i;

/** I11 */
export function noSecretsInSight({ logs, resources, secrets }: Evidence): string[] {
  const places = [
    ...logs.map(({ name, lines }) => ({ name: `the log of ${name}`, text: lines.join('\n') })),
    { name: 'Redis', text: resources.redisText },
  ];
  return places.flatMap(({ name, text }) => [
    ...secrets
      .filter((secret) => text.includes(secret))
      .map((secret) => `${name} has ${secret.slice(0, 6)}…`),
    ...(signature.test(text) ? [`${name} has a signature`] : []),
  ]);
}
