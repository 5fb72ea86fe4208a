import { logAbout } from '@bacs/process';
import { enqueue, type Payload, subjectOf } from '@bacs/queue';
import type { Dependencies } from './dependencies.ts';

/** Enqueues the attempt of a row that tells no trace: its job is in the one that the row's ULID names. */
export async function dispatch<Name extends 'render' | 'delete'>(
  { queues, tracing }: Pick<Dependencies, 'queues' | 'tracing'>,
  name: Name,
  { ulid, payload }: { ulid: string; payload: Payload<Name> },
): Promise<void> {
  const add = () => enqueue(queues, name, payload);
  await logAbout(subjectOf(name, ulid), () => (tracing ? tracing.inTraceOf(ulid, add) : add()));
}
