import type { BacsEvent } from '@bacs/client';
import { type Signal, signal } from '@preact/signals';
import type { Production } from '../api/bacs.ts';
import { onEvent } from '../api/events.ts';
import { type Card, toCard } from './card.ts';

/** Each production that is shown somewhere is one signal, so that a change redraws its card alone. */
const known = new Map<string, Signal<Card>>();
type Listener = (card: Signal<Card>) => void;
const lists = new Set<{ onArrival: Listener; onEnd: Listener }>();
const ranks = ['pending', 'queued', 'submitted', 'processing', 'completed', 'failed', 'canceled', 'deleting'];

export function remember(production: Production): Signal<Card> {
  const card = toCard(production);
  const seen = known.get(card.id);
  if (!seen) {
    const fresh = signal(card);
    known.set(card.id, fresh);
    return fresh;
  }
  if (isFurther(card, seen.peek())) seen.value = card;
  return seen;
}

/** What is told by an event, and what was asked for, may arrive in any order: nothing goes back but to render again. */
function isFurther(next: Card, seen: Card): boolean {
  if (next.rerenders !== seen.rerenders) return next.rerenders > seen.rerenders;
  const [rank, seenRank] = [ranks.indexOf(next.status ?? ''), ranks.indexOf(seen.status ?? '')];
  return rank === seenRank ? (next.percent ?? 0) >= (seen.percent ?? 0) : rank > seenRank;
}

/** Tells a list of new productions, perhaps more than once, and of those that are deleted. @returns what ends that */
export function keepList(list: { onArrival: Listener; onEnd: Listener }): () => void {
  lists.add(list);
  return () => lists.delete(list);
}

export function unfinished(): Card[] {
  return [...known.values()].map((card) => card.peek()).filter(({ isUnfinished }) => isUnfinished);
}

onEvent((event: BacsEvent) => {
  if (event.type === 'production.deleted') {
    const card = known.get(event.subject);
    known.delete(event.subject);
    if (card) for (const { onEnd } of lists) onEnd(card);
  } else if (event.type.startsWith('production.') && event.data !== null) {
    if (event.type === 'production.queued') arrive(event.data as Production);
    else remember(event.data as Production);
  }
});

/** Shows a new production in the lists, whether its event or the answer to its request comes first. */
export function arrive(production: Production): void {
  const card = remember(production);
  for (const { onArrival } of lists) onArrival(card);
}
