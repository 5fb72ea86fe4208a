import { ok } from '@bacs/client';
import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { bacs, type Schemas } from '../api/bacs.ts';
import { onEvent } from '../api/events.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Dialog } from '../components/dialog.tsx';
import { Problem } from '../components/message.tsx';
import { toast } from '../components/toast.tsx';
import { Preview } from './preview.tsx';
import { hasEnded, Receipt, receiptInWords } from './receipt.tsx';

type Plan = Schemas['DeletionPlan'];
type Deletion = Schemas['Deletion'];

export type Doomed = {
  title: string;
  path: '/api/productions/{id}' | '/api/uploads/{id}';
  id: string;
  /** Is called when the deletion has begun and its dialog is closed. */
  onBegun?: () => void;
};

const doomed = signal<Doomed | null>(null);

/** Asks whether to delete this. The dialog outlives its card, which goes before the receipt is there. */
export function askToDelete(asked: Doomed): void {
  doomed.value = asked;
}

export function Deletions() {
  const asked = doomed.value;
  return asked && <DeleteDialog key={asked.id} asked={asked} />;
}

/** Shows what a deletion would remove before it removes anything, and its receipt afterwards. */
function DeleteDialog({ asked }: { asked: Doomed }) {
  const { title, id, onBegun } = asked;
  const deletion = useSignal<Deletion | undefined>(undefined);
  const { data, error, reload } = useAnswer(async () => (await send(asked, { dry_run: true })) as Plan, [id]);
  const begin = async (force: boolean) => {
    const begun = (await send(asked, { force })) as Deletion;
    deletion.value = begun;
    tellEnd(begun.ulid, title, (changed) => {
      deletion.value = changed;
      return doomed.peek() === asked;
    });
  };
  const close = () => {
    doomed.value = null;
    if (deletion.peek()) onBegun?.();
  };
  useEffect(() => () => void (doomed.peek() === asked && close()), []);
  return (
    <Dialog title={`Delete ${title}?`} onClose={close}>
      {deletion.value ? (
        <Receipt deletion={deletion.value} onClose={close} />
      ) : error.value === undefined ? (
        <Preview plan={data.value} onClose={close} onDelete={begin} />
      ) : (
        <Problem error={error.value} onRetry={reload} />
      )}
    </Dialog>
  );
}

async function send({ path, id }: Doomed, query: { dry_run?: boolean; force?: boolean }) {
  return await ok(bacs.http.DELETE(path, { params: { path: { id }, query } }));
}

/** Shows the end in the dialog, or in passing if that is closed by then. */
function tellEnd(ulid: string, title: string, isShown: (deletion: Deletion) => boolean) {
  let isTold = false;
  const tell = (ended: Deletion) => {
    stop();
    if (isTold) return;
    isTold = true;
    if (!isShown(ended)) toast(`${title}: ${receiptInWords(ended)}`, ended.receipt ? 'news' : 'problem');
  };
  const stop = onEvent(({ type, subject, data }) => {
    if (type.startsWith('deletion.') && subject === ulid && data !== null) tell(data as Deletion);
  });
  // Its event may have come before the answer that has begun it.
  void ok(bacs.http.GET('/api/deletions/{id}', { params: { path: { id: ulid } } })).then(
    (deletion) => hasEnded(deletion) && tell(deletion),
    () => undefined,
  );
}
