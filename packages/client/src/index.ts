export { ApiError, ConnectionError, EventsRemovedError, ok } from './api-error.ts';
export { type BacsClient, createClient } from './create-client.ts';
export type { BacsEvent, EventType } from './event-types.ts';
export type { components, paths } from './openapi.generated.ts';
export type { NewProduction, Production } from './productions.ts';
export type { Upload } from './upload.ts';
export { verifyWebhook, WebhookVerificationError } from './verify-webhook.ts';
