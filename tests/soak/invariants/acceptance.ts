import { endStatuses } from '@bacs/domain';
import type { Evidence } from '../evidence.ts';

/** I1 */
export function acceptedAndRowsAgree(evidence: Evidence): string[] {
  const { load, rows } = evidence;
  const ghosts = rows.filter(({ name: key }) => key === null || !load.accepted.has(key));
  return [
    ...lostProductions(evidence),
    ...rows
      .filter(({ ulid }) => load.deleted.has(ulid))
      .map(({ ulid }) => `${ulid} has a row, but its deletion is completed`),
    ...ghosts.map(({ ulid, name: key }) => `${ulid} has a row, but ${key} was not accepted`),
    ...load.refusals,
  ];
}

/** Finds accepted productions that nobody has deleted and that have no row. */
export function lostProductions({ load, rows }: Evidence): string[] {
  const known = new Set(rows.map(({ ulid }) => ulid));
  const accepted = [...load.accepted.values()].flatMap((ulids) => [...ulids]);
  return accepted
    .filter((ulid) => !known.has(ulid) && !load.deleted.has(ulid))
    .map((ulid) => `${ulid} was accepted and has no row`);
}

/** I2 */
export function everyKeyIsOneProduction({ load, rows }: Evidence): string[] {
  const answers = [...load.accepted]
    .filter(([, ulids]) => ulids.size > 1)
    .map(([key, ulids]) => `${key} was answered with ${[...ulids].join(' and ')}`);
  const seen = new Map<string, string>();
  // A retry has the name of what it retries.
  const firsts = rows.filter(({ retried_from }) => retried_from === null);
  const twice = firsts.flatMap(({ ulid, name: key }) => {
    const other = key === null ? undefined : seen.get(key);
    if (key !== null) seen.set(key, ulid);
    return other === undefined ? [] : [`${key} has made ${other} and ${ulid}`];
  });
  return [...answers, ...twice];
}

/** I3 */
export function everyProductionHasEnded({ rows }: Evidence): string[] {
  return rows
    .filter(({ status }) => !endStatuses.includes(status))
    .map(
      ({ ulid, status, attempt, blocked_reason }) =>
        `${ulid} is still ${status}, attempt ${attempt}${blocked_reason ? `, blocked: ${blocked_reason}` : ''}`,
    );
}
