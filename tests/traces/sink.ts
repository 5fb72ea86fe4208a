import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Attributes = Record<string, unknown>;

export type SentSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  links: string[];
  name: string;
  kind: number;
  startedAt: bigint;
  endedAt: bigint;
  attributes: Attributes;
  /** Of the process that made it */
  resource: Attributes;
};

export type Sink = {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT names */
  url: string;
  spans: () => SentSpan[];
  /** All that was sent, as it was sent */
  bodies: () => string;
  close: () => void;
};

type Value = {
  stringValue?: string;
  intValue?: unknown;
  doubleValue?: number;
  boolValue?: boolean;
  arrayValue?: { values: Value[] };
};
type Pair = { key: string; value: Value };
type OtlpSpan = Pick<SentSpan, 'traceId' | 'spanId' | 'name' | 'kind'> & {
  parentSpanId?: string;
  links?: { traceId: string }[];
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Pair[];
};
type Body = {
  resourceSpans: { resource: { attributes: Pair[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
};

/** Takes traces by OTLP over HTTP, in JSON, as a collector does. */
export async function openSink(): Promise<Sink> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'POST' && request.url === '/v1/traces') bodies.push(await text(request));
    else response.statusCode = 404;
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans: () => bodies.flatMap((body) => readSpans(JSON.parse(body))),
    bodies: () => bodies.join('\n'),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readSpans({ resourceSpans }: Body): SentSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, name, kind, ...span }) => ({
        traceId,
        spanId,
        parentSpanId: parentSpanId || undefined,
        links: (span.links ?? []).map((link) => link.traceId),
        name,
        kind,
        startedAt: BigInt(span.startTimeUnixNano),
        endedAt: BigInt(span.endTimeUnixNano),
        attributes: readPairs(span.attributes),
        resource: readPairs(resource.attributes),
      })),
    ),
  );
}

function readPairs(pairs: Pair[]): Attributes {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, readValue(value)]));
}

function readValue({ stringValue, intValue, doubleValue, boolValue, arrayValue }: Value): unknown {
  return stringValue ?? intValue ?? doubleValue ?? boolValue ?? arrayValue?.values.map(readValue);
}
