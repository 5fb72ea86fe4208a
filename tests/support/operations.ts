/** These ids replace the examples of openapi.json, by the part of the path before them or by the member's name. */
export type World = {
  uploads: string;
  productions: string;
  spaces: number;
  publications: number;
  deletions: string;
  keys: number;
  profiles: string;
  members: number;
  invitations: number;
  webhooks: string;
  /** The number of an event */
  deliveries: number;
  code: string;
  'bulk-actions': string;
};

export type Operation = {
  operationId: string;
  method: string;
  path: string;
  parameters: { name: string; in: string; example?: unknown }[];
  /** The example of the document; undefined if the operation takes no body. */
  body: unknown;
};

export type OperationRequest = {
  method: string;
  url: string;
  body: unknown;
  /** true if the request names anything of the world. */
  named: boolean;
};

type Described = Omit<Operation, 'method' | 'path' | 'body'> & {
  requestBody?: { content: Record<string, { example?: unknown }> };
};

/** Lists every operation of an OpenAPI document. Those that only read come first, those that delete last. */
export function listOperations(document: object): Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, Described>> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, { operationId, parameters = [], requestBody }]) => {
      const body = requestBody?.content['application/json'];
      if (body && body.example === undefined) throw new Error(`${operationId} has no example of its body`);
      return { operationId, method: name.toUpperCase(), path, parameters, body: body?.example };
    }),
  );
  const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'];
  const depth = ({ path }: Operation) => path.split('/').length;
  // What a thing has is deleted before the thing.
  return operations.sort(
    (a, b) =>
      order.indexOf(a.method) - order.indexOf(b.method) || (a.method === 'DELETE' ? depth(b) - depth(a) : 0),
  );
}

/**
 * Builds the operation's example with the ids of this world.
 * @throws if a path names something that the world does not have, since nothing can then ask for it.
 */
export function buildRequest(
  { operationId, method, path, parameters, body }: Operation,
  world: World,
): OperationRequest {
  let named = false;
  const members: Record<string, unknown> = {
    upload_id: world.uploads,
    production_id: world.productions,
    space_id: world.spaces,
    user_id: world.members,
    code: world.code,
    token: world['bulk-actions'],
  };
  const name = (value: unknown) => {
    named = true;
    return value;
  };
  const url = path.replace(/([^/]+)\/\{\w+\}/g, (_all, part: string) => {
    if (!(part in world)) throw new Error(`${operationId}: say in World what ${part} in ${path} stands for`);
    return `${part}/${name(world[part as keyof World])}`;
  });
  const query = new URLSearchParams();
  for (const { name: key, in: place } of parameters)
    if (place === 'query' && key in members) query.set(key, String(name(members[key])));
  const request: OperationRequest = {
    method,
    url: query.size > 0 ? `${url}?${query}` : url,
    body: body === undefined ? undefined : replaceMembers(body),
    named,
  };
  return { ...request, named };

  function replaceMembers(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(replaceMembers);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        key in members ? name(members[key]) : replaceMembers(value),
      ]),
    );
  }
}
