import { type Document, OpenAPIBackend, type OpenAPIRouter, type OpenAPIValidator } from 'openapi-backend';

/** A request to the API and its answer */
export type Exchange = {
  method: string;
  /** The path with its query string */
  path: string;
  status: number;
  contentType: string | null;
  body: unknown;
};

export type Contract = {
  /** @throws if the document does not have this status, media type or body for the operation. */
  check: (exchange: Exchange) => void;
  router: OpenAPIRouter;
  validator: OpenAPIValidator;
  /** The operations that were answered, with their statuses */
  seen: Map<string, Set<number>>;
};

type Reader = { router: OpenAPIRouter; validator: OpenAPIValidator };
const readers = new Map<string, Promise<Reader>>();

/** Reads an OpenAPI document with an independent reader. It ignores paths that the document does not have. */
export async function readContract(document: object): Promise<Contract> {
  const text = JSON.stringify(document);
  // Compiling takes half a second, so the files of one process share the reader.
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
    // The error type distinguishes the answers; the validator reads only application/json.
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
    // The validator's own rules for documents are those of OpenAPI 3.0; `npm run check:openapi` knows 3.1.
    quick: true,
    // Most validators of a process run a few times only, so shorter code does not pay.
    ajvOpts: { code: { optimize: false } },
    customizeAjv: (ajv) => ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  }).init();
  // It would list all operations anew for each answer, which takes longer than to check the answer.
  const operations = router.getOperations();
  router.getOperations = () => operations;
  return { router, validator };
}

/** Makes the validator check errors too and refuse members that are not in the document. */
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
