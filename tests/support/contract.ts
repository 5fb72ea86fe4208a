import { type Document, OpenAPIBackend, type OpenAPIRouter, type OpenAPIValidator } from 'openapi-backend';

/** A request to the API and what came back. */
export type Exchange = {
  method: string;
  /** With its query string. */
  path: string;
  status: number;
  contentType: string | null;
  body: unknown;
};

export type Contract = {
  /** @throws when the document does not have this status, media type or body for the operation. */
  check: (exchange: Exchange) => void;
  router: OpenAPIRouter;
  validator: OpenAPIValidator;
  /** The operations that were answered, with the statuses that came. */
  seen: Map<string, Set<number>>;
};

type Reader = { router: OpenAPIRouter; validator: OpenAPIValidator };
const readers = new Map<string, Promise<Reader>>();

/** What an independent reader makes of an OpenAPI document. Paths that it does not have are none of its business. */
export async function readContract(document: object): Promise<Contract> {
  const text = JSON.stringify(document);
  // Half a second of compiling, which the files of one process share.
  const reader = readers.get(text) ?? openReader(JSON.parse(text));
  readers.set(text, reader);
  const { router, validator } = await reader;
  const seen = new Map<string, Set<number>>();
  return { router, validator, seen, check };

  function check({ method, path, status, contentType, body }: Exchange): void {
    const operation = router.matchOperation({ method, path: path.split('?')[0] ?? '', headers: {} });
    if (!operation?.operationId) return;
    const { operationId } = operation;
    seen.set(operationId, (seen.get(operationId) ?? new Set()).add(status));
    const fail = (what: unknown) => {
      const said = `${status} ${contentType} ${JSON.stringify(body)}`;
      return new Error(`${operationId} (${method} ${path}) answered ${said}: ${JSON.stringify(what)}`);
    };
    const response = operation.responses?.[status];
    if (!response || '$ref' in response) throw fail('openapi.json does not have this status');
    const types = Object.keys(response.content ?? {});
    const type = contentType?.split(';')[0] ?? null;
    // Problems are told apart by their type; the validator reads application/json alone.
    const expected = status >= 400 && operationId !== 'getReadiness' ? 'application/problem+json' : types[0];
    if (status !== 304 && type !== (expected ?? null))
      throw fail(`openapi.json says ${expected ?? 'no body'}`);
    const { errors } = validator.validateResponse(body ?? null, operation, status);
    if (errors) throw fail(errors);
  }
}

async function openReader(document: object): Promise<Reader> {
  const { router, validator } = await new OpenAPIBackend({
    definition: closeSchemas(document) as Document,
    // Its own idea of a valid document is OpenAPI 3.0; `npm run check:openapi` knows 3.1.
    quick: true,
    customizeAjv: (ajv) => ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  }).init();
  return { router, validator };
}

/** Has the validator look at problems as well, and take no member that is not in the document. */
function closeSchemas(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closeSchemas);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name === 'application/problem+json' ? 'application/json' : name,
      name.startsWith('example') ? value : closeSchemas(value),
    ]),
  );
  const isClosable = copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return isClosable ? { ...copy, additionalProperties: false } : copy;
}
