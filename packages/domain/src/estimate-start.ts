import { mean, probit, sampleStandardDeviation } from 'simple-statistics';

/** A production that has left the line: when it was accepted and when it was released, in ms. */
export type Release = { acceptedAt: number; releasedAt: number };

/** How long a place of the line has waited lately: `count` independent waits, as cube roots of ms. */
type Waits = { place: number; count: number; mean: number; deviation: number };

/** What the releases of a line tell: the waits of its places, and when it last moved. */
export type LineHistory = { places: Waits[]; movedAt: number };

/** In ms; the start lies between them as often as `confidence` says. */
export type StartEstimate = { earliest: number; latest: number };

const confidence = 0.9;
const quantile = probit((1 + confidence) / 2);

/** How many moments of the past are looked at, and how few independent waits of a place tell something. */
const moments = 60;
const fewest = 8;

/** How many times as far as the known waits reach an estimate may reach. */
const farthest = 30;

/** Each is a good third more than the one before. */
const places = new Set(Array.from({ length: 25 }, (_, step) => Math.round(1.35 ** step)));

/**
 * Looks at what has waited at moments of the past, and how long it took until the first, the second and so on of these
 * were released. Whoever came later and went ahead, or nobody did for lack of work, is in these times without a model
 * of it: where nothing waited, nothing is learned.
 * @param releases the last ones, oldest first
 */
export function learnWaits(releases: Release[], now: number): LineHistory {
  const first = releases[0]?.releasedAt ?? now;
  const step = (now - first) / moments;
  const waits = new Map<number, number[]>([...places].map((place) => [place, []]));
  for (let moment = first + step / 2; moment < now; moment += step) {
    const waiting = releases.filter(
      ({ acceptedAt, releasedAt }) => acceptedAt <= moment && releasedAt > moment,
    );
    for (const [place, known] of waits) {
      const release = waiting[place - 1];
      if (release) known.push(release.releasedAt - moment);
    }
  }
  const told = [...waits].flatMap(([place, known]) => summarize(place, known, step));
  return { places: told, movedAt: releases.at(-1)?.releasedAt ?? now };
}

/** The waits of moments that are close to each other are one wait, so they count by the time that they cover. */
function summarize(place: number, waits: number[], step: number): Waits[] {
  if (waits.length < fewest) return [];
  const count = Math.min(waits.length, (waits.length * step) / mean(waits));
  if (count < fewest) return [];
  const roots = waits.map(Math.cbrt);
  return [{ place, count, mean: mean(roots), deviation: sampleStandardDeviation(roots) }];
}

/**
 * Estimates when a production that waits in line is released.
 * @param position 1 for the next one
 * @returns undefined where it cannot tell: too few waits are known, or the line has not moved for longer than it does.
 */
export function estimateStart(
  { places, movedAt }: LineHistory,
  { position, acceptedAt }: { position: number; acceptedAt: number },
  now: number,
): StartEstimate | undefined {
  const still = now - Math.max(movedAt, acceptedAt);
  const [next] = places;
  if (!next || still > 2 * waitOf(next, 1).longest) return undefined;
  const known = places.findLast(({ place }) => place <= position);
  if (!known || position > farthest * known.place) return undefined;
  const { shortest, longest } = waitOf(known, position / known.place);
  return { earliest: now + shortest, latest: now + longest };
}

/**
 * Stretches the waits of a place. Their cube roots are nearly normal, so these have the limits. The limits are those of
 * one wait more, by Student's t in the approximation of Cornish and Fisher. Farther ahead the waits differ by more:
 * the rate changes meanwhile, and others come.
 */
function waitOf({ count, mean, deviation }: Waits, stretch: number): { shortest: number; longest: number } {
  const t = quantile + (quantile ** 3 + quantile) / (4 * (count - 1));
  const reach = t * deviation * Math.sqrt(stretch ** 0.5 + 1 / count);
  const at = (root: number) => stretch * Math.max(0, root) ** 3;
  return { shortest: at(mean - reach), longest: at(mean + reach) };
}
