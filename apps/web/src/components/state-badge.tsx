import type { Schemas } from '../api/bacs.ts';

export type Status = Schemas['Production']['status'];
type Tone = 'waiting' | 'working' | 'good' | 'bad' | 'warn';

const looks: Record<string, [word: string, tone: Tone]> = {
  queued: ['Waiting', 'waiting'],
  submitted: ['Submitted', 'working'],
  processing: ['Rendering', 'working'],
  completed: ['Completed', 'good'],
  failed: ['Failed', 'bad'],
  canceled: ['Canceled', 'waiting'],
  deleting: ['Deleting', 'warn'],
};

/** The state of a production, in a word and a color. A block is what keeps it from going on. */
export function StateBadge({ status, isBlocked }: { status: Status; isBlocked?: boolean }) {
  const [word, tone] = looks[status ?? ''] ?? ['Unknown', 'waiting'];
  return <span class={`badge ${isBlocked ? 'warn' : tone}`}>{word}</span>;
}
