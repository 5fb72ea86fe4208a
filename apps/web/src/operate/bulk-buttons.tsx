import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { actionWords, BulkDialog } from './bulk-dialog.tsx';
import type { Filter } from './search.ts';

/** Acts on all that a filter finds, after a look at it. */
export function BulkButtons({ filter, all = true }: { filter: Filter; all?: boolean }) {
  const [action, setAction] = useState<keyof typeof actionWords | null>(null);
  return (
    <>
      {(['retry', 'cancel'] as const).map((one) => (
        <Button key={one} onClick={() => setAction(one)}>
          {actionWords[one]}
          {all ? ' all…' : '…'}
        </Button>
      ))}
      {action && <BulkDialog action={action} filter={filter} onClose={() => setAction(null)} />}
    </>
  );
}
