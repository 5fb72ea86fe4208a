import { endStatuses } from '@bacs/domain';
import type { Evidence } from '../evidence.ts';

/** I18 */
export function everyDoorTellsAll(evidence: Evidence): string[] {
  const { told, stored } = evidence;
  const bodies = new Map<number, string>();
  return [
    ...untoldEnds(evidence),
    ...told.flatMap(({ door, userId, events }) => {
      const numbers = stored.filter(({ user_id }) => user_id === userId).map(({ number }) => number);
      const place = events.findIndex(({ id }, index) => id !== numbers[index]);
      if (place >= 0)
        return [`the ${door} told user ${userId} ${events[place]?.id} in place of ${numbers[place]}`];
      const missing = numbers.length - events.length;
      return missing > 0 ? [`the ${door} kept ${missing} events from user ${userId}`] : [];
    }),
    ...told.flatMap(({ door, events }) =>
      events.flatMap(({ id, body }) => {
        const first = bodies.get(id) ?? body;
        bodies.set(id, first);
        return first === body ? [] : [`the ${door} told ${id} with another body: ${body} and not ${first}`];
      }),
    ),
  ];
}

/** Finds productions whose end was not told exactly once. */
function untoldEnds({ rows, told }: Evidence): string[] {
  return told.flatMap(({ door, userId, events }) => {
    const ends = new Map<string, string[]>();
    for (const { type, subject } of events) {
      const status = type.replace('production.', '');
      if (endStatuses.some((end) => end === status))
        ends.set(subject, [...(ends.get(subject) ?? []), status]);
    }
    return rows
      .filter(({ user_id, status }) => user_id === userId && endStatuses.includes(status))
      .filter(({ ulid, status }) => ends.get(ulid ?? '')?.join() !== status)
      .map(
        ({ ulid, status }) => `the ${door} told of ${ulid}, ${status}: ${ends.get(ulid ?? '') ?? 'no end'}`,
      );
  });
}
