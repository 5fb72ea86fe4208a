import { ok } from '@bacs/client';
import { useLocation } from 'preact-iso';
import { bacs } from '../api/bacs.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { Actions } from '../components/actions.tsx';
import { Button } from '../components/button.tsx';
import { toast } from '../components/toast.tsx';
import { askToDelete } from '../deletions/delete-dialog.tsx';
import { type Card, titleOf } from './card.ts';
import { remember } from './store.ts';

/** The keys of retries without an answer yet, on whatever part of the page they were asked for. */
const retryKeys = new Map<string, string>();

/** What can be done with a production in its state: the same on its card and on its page. */
export function ProductionActions({ production }: { production: Card }) {
  const { id, status, isUnfinished, cancel_requested_at } = production;
  const { route } = useLocation();
  const title = titleOf(production);
  const params = { path: { id } };
  // Its deletion may have failed; while it goes on, the same one is shown.
  const again = status === 'deleting' ? ' again' : '';

  const cancel = async () => {
    remember(await ok(bacs.http.POST('/api/productions/{id}/cancel', { params })));
  };
  const retry = async () => {
    const key = retryKeys.get(id) ?? newIdempotencyKey();
    retryKeys.set(id, key);
    const again = await ok(
      bacs.http.POST('/api/productions/{id}/retry', {
        params: { ...params, header: { 'idempotency-key': key } },
        body: null,
      }),
    );
    retryKeys.delete(id);
    toast(`${title} is rendered again.`);
    route(`/productions/${again.ulid}`);
  };

  return (
    <Actions class="card-actions">
      {isUnfinished && (
        <Button kind="quiet" label={`Cancel ${title}`} onClick={cancel} isBusy={cancel_requested_at !== null}>
          Cancel
        </Button>
      )}
      {(status === 'failed' || status === 'canceled') && (
        <Button label={`Retry ${title}`} onClick={retry}>
          Retry
        </Button>
      )}
      <Button
        kind="quiet"
        label={`Delete ${title}${again}`}
        onClick={() => askToDelete({ title, path: '/api/productions/{id}', id })}
      >
        Delete{again}
      </Button>
    </Actions>
  );
}
