import { ok } from '@bacs/client';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { bacs } from '../../api/bacs.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { toast } from '../../components/toast.tsx';
import { roleWords } from '../../spaces/space.ts';

export function AcceptDialog({ onClose }: { onClose: () => void }) {
  const { route } = useLocation();
  const [code, setCode] = useState('');
  const accept = async () => {
    const body = { code: code.trim() };
    const { space, member } = await ok(bacs.http.POST('/api/invitations/accept', { body }));
    onClose();
    toast(`You are in ${space.name}. Your role: ${roleWords[member.role].toLowerCase()}.`);
    route(`/spaces/${space.id}`);
  };
  const isCode = /^[\w-]{43}$/.test(code.trim());
  return (
    <Dialog title="Accept an invitation" onClose={onClose}>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <label class="field">
          <span>Code</span>
          <input
            value={code}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <span class="hint small soft">Whoever invited you has a code of 43 letters. It counts once.</span>
        </label>
        <div class="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={accept} disabled={!isCode}>
            Accept
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
