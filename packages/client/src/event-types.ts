import type { components } from './openapi.generated.ts';

type Schemas = components['schemas'];
type StoredEvent = Schemas['Event'];
export type EventType = StoredEvent['type'];

/** What is left of what is deleted, with the ULID of its deletion */
type DataOf<Type extends EventType> = Type extends 'production.deleted'
  ? { ulid: string; upload_uuid: string | null; deletion: string }
  : Type extends 'upload.deleted'
    ? { uuid: string; deletion: string }
    : Type extends `production.${string}`
      ? Schemas['Production']
      : Type extends `upload.${string}`
        ? Schemas['Upload']
        : Type extends `publication.${string}`
          ? Schemas['Publication']
          : Type extends `deletion.${string}`
            ? Schemas['Deletion']
            : Record<string, unknown>;

/** An event with `data` by its `type`: the resource as GET answered it then; null if it could not be shown. */
export type BacsEvent = {
  [Type in EventType]: Omit<StoredEvent, 'type' | 'data'> & { type: Type; data: DataOf<Type> | null };
}[EventType];
