import type { Schemas } from '../api/bacs.ts';
import { Button } from '../components/button.tsx';
import { formatBytes, formatCount } from '../components/format.ts';

type Deletion = Schemas['Deletion'];

/** How a deletion goes on, and in the end what it has removed */
export function Receipt({ deletion, onClose }: { deletion: Deletion; onClose: () => void }) {
  const isOver = hasEnded(deletion);
  return (
    <>
      <div class="deletion" role="status">
        <p>{receiptInWords(deletion)}</p>
        {isOver ? (
          <p class="small soft">
            Receipt <code>{deletion.ulid}</code>
          </p>
        ) : (
          <p class="small soft">It goes on when you close this, and its receipt comes as a message.</p>
        )}
      </div>
      <div class="actions">
        <Button kind="primary" onClick={onClose}>
          {isOver ? 'Done' : 'Close'}
        </Button>
      </div>
    </>
  );
}

export function hasEnded({ status }: Deletion): boolean {
  return status === 'completed' || status === 'failed';
}

export function receiptInWords({ status, receipt, error }: Deletion): string {
  if (status === 'failed') return error ? `${error.message} ${error.help}` : 'The deletion has failed.';
  if (!receipt) return 'Deleting…';
  const { objects, bytes, mediaconvert_jobs_cancelled: canceled, failures } = receipt;
  const left = failures.filter(({ resolved }) => !resolved).length;
  return [
    `Deleted ${formatCount(objects, 'object')} (${formatBytes(bytes)})`,
    canceled.length > 0 && `canceled ${formatCount(canceled.length, 'render')}`,
    left > 0 && `S3 refused ${formatCount(left, 'key')}`,
  ]
    .filter(Boolean)
    .join(', ');
}
