import { signal } from '@preact/signals';

type Toast = { id: number; text: string; kind: 'news' | 'problem' };
const toasts = signal<Toast[]>([]);
let count = 0;
const shownMs = { news: 5_000, problem: 10_000 };

/** Tells something in passing. What must not be missed belongs where it happened. */
export function toast(text: string, kind: Toast['kind'] = 'news'): void {
  const id = ++count;
  toasts.value = [...toasts.value.slice(-3), { id, text, kind }];
  setTimeout(() => dismiss(id), shownMs[kind]);
}

function dismiss(id: number) {
  toasts.value = toasts.value.filter((shown) => shown.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map(({ id, text, kind }) => (
        <div key={id} class={`toast ${kind}`}>
          {text}
          <button type="button" class="close" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
