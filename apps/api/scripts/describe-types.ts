import openapiTS, { astToString } from 'openapi-typescript';

/** The TypeScript of an OpenAPI document in JSON. */
export async function describeTypes(document: string): Promise<string> {
  return `// npm run openapi writes this file.\n\n${astToString(await openapiTS(document))}`;
}
