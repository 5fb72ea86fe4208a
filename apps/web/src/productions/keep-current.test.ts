import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { origin: 'http://api.example' });
  vi.stubGlobal('document', { hidden: false });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks no more once it is ended, though it waited for an answer then', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const fetch = vi.fn(() => promise);
  vi.stubGlobal('fetch', fetch);
  const [{ keepCurrent }, { remember }] = await Promise.all([
    import('./keep-current.ts'),
    import('./store.ts'),
  ]);
  remember({ ulid: 'A', status: 'queued' } as Parameters<typeof remember>[0]);
  const end = keepCurrent();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(fetch).toHaveBeenCalledOnce();
  end();
  resolve(Response.json({ items: [], next_cursor: null }));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(fetch).toHaveBeenCalledOnce();
});
