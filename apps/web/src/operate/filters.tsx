import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../components/button.tsx';
import { productionsAt, type Search, type SearchField } from './search.ts';

const statuses = [
  ['', 'Any'],
  ['queued', 'Waiting'],
  ['submitted', 'Submitted'],
  ['processing', 'Rendering'],
  ['completed', 'Completed'],
  ['failed', 'Failed'],
  ['canceled', 'Canceled'],
  ['deleting', 'Deleting'],
] as const;

/** What to look for. Each change is a new address, so that the browser’s way back leads through all of them. */
export function Filters({ search }: { search: Search }) {
  const { route } = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const apply = (event?: Event) => {
    event?.preventDefault();
    if (!form.current?.reportValidity()) return;
    const given = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value !== 'string' || value === '' ? [] : [[name, readField(search, name, value)]],
    );
    const cause = search.cause === undefined ? {} : { cause: search.cause };
    const address = productionsAt({ ...Object.fromEntries(given), ...cause });
    // Enter changes the field and sends the form: that is one step back, not two.
    if (address !== location.pathname + location.search) route(address);
  };
  const input = (name: SearchField, more: object = {}) => (
    <input name={name} id={`filter-${name}`} value={search[name] ?? ''} onChange={() => apply()} {...more} />
  );
  const time = (name: 'from' | 'to') => input(name, { type: 'datetime-local', value: toLocal(search[name]) });
  return (
    <search aria-label="Filters">
      <form ref={form} class="filters" onSubmit={apply}>
        <Field name="text" label="Name, file or ULID">
          {input('text', { type: 'search', maxLength: 200 })}
        </Field>
        <Field name="status" label="State">
          <select name="status" id="filter-status" value={search.status ?? ''} onChange={() => apply()}>
            {statuses.map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </Field>
        <Field name="error_code" label="Failure code">
          {input('error_code', { maxLength: 64 })}
        </Field>
        <Field name="profile" label="Profile">
          {input('profile', { maxLength: 128 })}
        </Field>
        <Field name="user_id" label="User number">
          {input('user_id', { type: 'number', min: 1, step: 1 })}
        </Field>
        <Field name="by" label="Times are of">
          <select name="by" id="filter-by" value={search.by ?? ''} onChange={() => apply()}>
            <option value="">Acceptance</option>
            <option value="ended">End</option>
          </select>
        </Field>
        <Field name="from" label="From" isWide>
          {time('from')}
        </Field>
        <Field name="to" label="Before" isWide>
          {time('to')}
        </Field>
        {search.cause !== undefined && (
          <p class="cause-filter small">
            Cause: <span dir="auto">{search.cause || 'none told'}</span>{' '}
            <Button
              kind="quiet"
              label="Look for any cause"
              onClick={() => {
                const { cause: _, ...rest } = search;
                route(productionsAt(rest));
              }}
            >
              ×
            </Button>
          </p>
        )}
        <button type="submit" class="visually-hidden">
          Look
        </button>
      </form>
    </search>
  );
}

type FieldProps = { name: SearchField; label: string; isWide?: boolean; children: ComponentChildren };

function Field({ name, label, isWide = false, children }: FieldProps) {
  return (
    <div class={`field ${isWide ? 'wide' : ''}`}>
      <label for={`filter-${name}`}>{label}</label>
      {children}
    </div>
  );
}

/** A field has a time to the minute in the reader’s zone, and the address has the time of all, as exact as it was given. */
function readField(search: Search, name: string, value: string): string {
  if (name !== 'from' && name !== 'to') return value;
  const given = search[name];
  return given !== undefined && toLocal(given) === value ? given : new Date(value).toISOString();
}

function toLocal(at: string | undefined): string {
  const time = new Date(at ?? '');
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
