import type { Evidence } from '../evidence.ts';

const graceMs = 25_000;

/** I16 */
export function stopsInTime({ endings }: Evidence): string[] {
  return endings
    .filter(({ ending, tookMs }) => ending !== 'exit code 0' || tookMs > graceMs)
    .map(({ name, ending, tookMs }) => `${name}: ${ending} after ${(tookMs / 1_000).toFixed(1)} s`);
}

export function processesEndOnlyWhenTold({ crashes }: Evidence): string[] {
  return crashes;
}
