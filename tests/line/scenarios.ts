import { createRandom, type Random } from '../soak/random.ts';
import type { Scenario } from './simulate-line.ts';

const meanMs = 60_000;
export const lengths = ['fixed', 'exponential', 'lognormal', 'mixed'] as const;

/**
 * Draws a fleet and its users: 2 to 40 places, which stay, or are halved or doubled every now and then; 1 to 40 users,
 * who ask for 1 to 500 renders at once, for 70 to 105 % of what the fleet can do.
 */
export function drawScenario(seed: number, length: (typeof lengths)[number]): Scenario {
  const random = createRandom(seed);
  const size = random.int(2, 40);
  const factor = random.pick([1, 0.5, 2] as const);
  const periodMs = (meanMs / size) * random.int(300, 1_500);
  const users = random.int(1, 40);
  const most = random.pick([1, 5, 30, 200, 500] as const);
  const load = 0.7 + 0.35 * uniform(random);
  const meanSize = (size * (1 + factor)) / 2;
  const pauseMs = ((meanMs / meanSize) * ((1 + most) / 2)) / load;
  return {
    renderMs: draws[length](random),
    capacity: (now) => (Math.floor(now / periodMs) % 2 === 0 ? size : Math.max(1, Math.floor(size * factor))),
    user: () => random.int(1, users),
    renders: () => random.int(1, most),
    pauseMs: () => exponential(random, pauseMs),
    questionMs: () => exponential(random, (20 * meanMs) / size),
    pick: (waiting) => random.int(0, waiting - 1),
  };
}

/** What the length of a render is drawn from; each has the same mean. */
const draws = {
  fixed: () => () => meanMs,
  exponential: (random) => () => exponential(random, meanMs),
  lognormal: (random) => () => meanMs * Math.exp(normal(random) - 0.5),
  mixed: (random) => () => (uniform(random) < 0.8 ? meanMs / 3 : (meanMs * 11) / 3),
} satisfies Record<(typeof lengths)[number], (random: Random) => () => number>;

function uniform(random: Random): number {
  return random.int(1, 2 ** 30) / (2 ** 30 + 1);
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(uniform(random));
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}
