import { ok } from './api-error.ts';
import type { Connection } from './connection.ts';
import type { components, paths } from './openapi.generated.ts';
import { randomKey } from './random-key.ts';

export type Production = components['schemas']['Production'];
export type NewProduction = paths['/api/productions']['post']['requestBody']['content']['application/json'];

export type CreateOptions = {
  /** Give one that you keep, such as the number of an order, if you may ask again later. One is made up otherwise. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** @throws ApiError, ConnectionError */
export async function createProduction(
  { http }: Connection,
  production: NewProduction,
  { idempotencyKey = randomKey(), signal }: CreateOptions = {},
): Promise<Production> {
  const params = { header: { 'idempotency-key': idempotencyKey } };
  return await ok(http.POST('/api/productions', { params, body: production, signal }));
}
