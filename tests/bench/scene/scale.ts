import { Environment } from '../../../apps/worker/src/config.ts';

/** These times belong to the machine and the network, or matter only when something breaks. They stay as they are. */
const unscaled = /^(AWS_TIMEOUT|RENDER_LOCK|SUBMIT_|JOB_LOST|OUTPUTS_GRACE|DELETE_|DESCRIBE_)/;

/**
 * Returns the worker's settings of time, `scale` times shorter than by default. What never happens by default, at 0, never
 * happens.
 */
export function scaledTimes(scale: number): NodeJS.ProcessEnv {
  const times = Object.entries(Environment.properties).flatMap(([name, setting]) => {
    const byDefault = 'default' in setting ? setting.default : undefined;
    if (!name.endsWith('_MS') || unscaled.test(name) || typeof byDefault !== 'number') return [];
    return [[name, String(byDefault && Math.max(1, Math.round(byDefault / scale)))]];
  });
  return Object.fromEntries(times);
}
