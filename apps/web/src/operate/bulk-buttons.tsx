import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { actionWords, BulkDialog } from './bulk-dialog.tsx';
import type { Filter } from './search.ts';

type Action = keyof typeof actionWords;

/** Acts on all that a filter finds, after a look at it; with `only`, on one production, in the way that its state allows. */
export function BulkButtons({ filter, only }: { filter: Filter; only?: Action | null }) {
  const [action, setAction] = useState<Action | null>(null);
  const isForAll = only === undefined;
  const offered = (['retry', 'cancel'] as const).filter((one) => isForAll || one === only);
  return (
    <>
      {offered.map((one) => (
        <Button key={one} onClick={() => setAction(one)}>
          {actionWords[one]}
          {isForAll ? ' all…' : '…'}
        </Button>
      ))}
      {action && (
        <BulkDialog
          title={`${actionWords[action]} ${isForAll ? 'all that is found' : 'this production'}?`}
          {...{ action, filter }}
          onClose={() => setAction(null)}
        />
      )}
    </>
  );
}
