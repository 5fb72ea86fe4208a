import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { me } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import type { Space } from '../../spaces/space.ts';

export function LeaveButton({ space: { id, name } }: { space: Space }) {
  const { route } = useLocation();
  const [isAsked, ask] = useState(false);
  const leave = async () => {
    const params = { path: { id, user_id: me.value?.id ?? 0 } };
    await ok(bacs.http.DELETE('/api/spaces/{id}/members/{user_id}', { params }));
    route('/spaces');
  };
  return (
    <>
      <Button kind="quiet" onClick={() => ask(true)}>
        Leave
      </Button>
      {isAsked && (
        <Dialog title={`Leave ${name}?`} onClose={() => ask(false)}>
          <p>What you have published stays, and you may take it back. You come back by invitation only.</p>
          <div class="actions">
            <Button onClick={() => ask(false)}>Stay</Button>
            <Button kind="danger" onClick={leave}>
              Leave
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
