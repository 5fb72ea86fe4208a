import { Button, ButtonLink } from '../components/button.tsx';
import { formatBytes, formatWait } from '../components/format.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { dismiss, type Sending, sendAgain, sendings } from './sending.ts';

/** What is being sent, or was since the page was opened */
export function SendingList() {
  if (sendings.value.length === 0) return null;
  return (
    <ul class="sendings" aria-label="Files being sent">
      {sendings.value.map((sending) => (
        <SendingLine key={sending.id} sending={sending} />
      ))}
    </ul>
  );
}

function SendingLine({ sending }: { sending: Sending }) {
  const { file, state, loaded, upload } = sending;
  const percent = Math.floor((100 * loaded.value) / Math.max(1, file.size));
  return (
    <li class="card sending">
      <div class="what">
        <strong class="one-line" dir="auto">
          {file.name}
        </strong>
        <span class="small soft" role={state.value === 'failed' ? 'alert' : undefined}>
          {describe(sending)}
        </span>
        {state.value === 'sending' && <ProgressBar label={`Sending ${file.name}`} percent={percent} />}
      </div>
      <div class="actions">
        {upload.value?.uuid && (
          <ButtonLink kind="primary" href={`/uploads/${upload.value.uuid}`}>
            Choose renditions
          </ButtonLink>
        )}
        {state.value === 'failed' && <Button onClick={() => sendAgain(sending)}>Send again</Button>}
        <button
          type="button"
          class="close"
          aria-label={`${state.value === 'sending' ? 'Stop sending' : 'Dismiss'} ${file.name}`}
          onClick={() => dismiss(sending)}
        >
          ×
        </button>
      </div>
    </li>
  );
}

function describe({ file, state, loaded, speed, problem }: Sending): string {
  if (state.value === 'waiting') return `${formatBytes(file.size)} · waits for the others`;
  if (state.value === 'failed') return problem.value;
  if (state.value === 'sent') return `${formatBytes(file.size)} · sent`;
  if (loaded.value >= file.size) return `${formatBytes(file.size)} · checking…`;
  const bytes = `${formatBytes(loaded.value)} of ${formatBytes(file.size)}`;
  if (!speed.value) return bytes;
  const left = formatWait((file.size - loaded.value) / speed.value);
  return `${bytes} · ${formatBytes(speed.value)}/s · ${left} left`;
}
