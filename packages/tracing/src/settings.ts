import { Type } from 'typebox';

/** What API and worker are told of tracing, by its standard names. The exporter reads its other variables by itself. */
export const tracingSettings = {
  /** Spans are sent here, below /v1/traces. Without it and the next one, nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(Type.String({ accepts: requireAddress })),
  /** Spans are sent here exactly. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: Type.Optional(Type.String({ accepts: requireAddress })),
  OTEL_SERVICE_NAME: Type.Optional(Type.String()),
  /** So many spans wait to be sent; what does not fit is dropped. */
  OTEL_BSP_MAX_QUEUE_SIZE: Type.Integer({ default: 2048, minimum: 1, maximum: 65_536 }),
  /** The share of the traces that are kept */
  OTEL_TRACES_SAMPLER_ARG: Type.Number({ default: 1, minimum: 0, maximum: 1 }),
};

/** The specification has an empty variable mean the same as none. */
function requireAddress(text: string): void {
  const url = URL.parse(text);
  if (text === '' || (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''))
    return;
  throw new Error(
    'must be an address such as http://127.0.0.1:4318, without a user: OTEL_EXPORTER_OTLP_HEADERS has what is secret',
  );
}
