import type { Schemas } from '../api/bacs.ts';
import { Button } from '../components/button.tsx';
import { formatBytes, formatCount } from '../components/format.ts';

type PreviewProps = {
  plan: Schemas['DeletionPlan'] | undefined;
  onClose: () => void;
  onDelete: (force: boolean) => Promise<void>;
};

/** What would be deleted: the answer of a dry run */
export function Preview({ plan, onClose, onDelete }: PreviewProps) {
  if (!plan) return <p class="deletion soft">Counting what would be deleted…</p>;
  const { would_delete: would, blocked_by, refused_because } = plan;
  const counts = [
    `${would.counted_all ? '' : 'more than '}${formatCount(would.objects, 'object')} (${formatBytes(would.bytes)})`,
    formatCount(would.productions, 'production'),
    would.publications > 0 && formatCount(would.publications, 'publication'),
  ];
  return (
    <>
      <div class="deletion">
        <p>This deletes {counts.filter(Boolean).join(', ')}. It cannot be undone.</p>
        {would.mediaconvert_jobs.length > 0 && <p>What still renders is canceled first.</p>}
        {blocked_by === 'published' && <p>It is published, and goes from its feeds at once.</p>}
        {refused_because !== null && <p role="alert">{refused_because}</p>}
        <details class="small">
          <summary>Where the objects are</summary>
          <ul>
            {would.prefixes.map((prefix) => (
              <li key={prefix}>
                <code>{prefix}</code>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <div class="actions">
        <Button onClick={onClose}>Keep it</Button>
        {blocked_by !== 'prefix_refused' && (
          <Button kind="danger" onClick={() => onDelete(blocked_by === 'published')}>
            Delete
          </Button>
        )}
      </div>
    </>
  );
}
