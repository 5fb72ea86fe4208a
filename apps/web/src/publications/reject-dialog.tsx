import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';

type RejectDialogProps = { title: string; onReject: (reason: string) => Promise<void>; onClose: () => void };

export function RejectDialog({ title, onReject, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog title={`Reject ${title}?`} onClose={onClose}>
      <div class="form">
        <label class="field">
          <span>Reason</span>
          <textarea
            rows={3}
            maxLength={500}
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <span class="hint small soft">Whoever asked reads it in the history.</span>
        </label>
      </div>
      <div class="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="danger" onClick={() => onReject(reason.trim())}>
          Reject
        </Button>
      </div>
    </Dialog>
  );
}
