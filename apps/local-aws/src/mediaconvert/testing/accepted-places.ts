import { readFileSync } from 'node:fs';
import { type Supported, supportedRequest } from '../validation/supported-settings.ts';

type Schema = {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  definitions?: Record<string, Schema>;
};

/** A place that takes values; `*` stands for each item of a list or entry of a map. */
export type AcceptedPlace = { path: string; values: unknown[] };

const root: Schema = JSON.parse(
  readFileSync(new URL('../create-job.schema.generated.json', import.meta.url), 'utf8'),
);

/** Lists every place that local-aws accepts, with the values that it accepts there: samples of numbers and texts. */
export function listAcceptedPlaces(): AcceptedPlace[] {
  return [...walk('', supportedRequest, root)];
}

function* walk(path: string, supported: Supported, schema: Schema): Generator<AcceptedPlace> {
  const known = resolve(schema);
  if (supported === 'honored' || supported === 'tuning') yield { path, values: sampleValues(known) };
  else if ('only' in supported) yield { path, values: [...supported.only] };
  else if ('members' in supported) {
    for (const [member, inner] of Object.entries(supported.members)) {
      const place = known.properties?.[member];
      if (!place) throw new Error(`${path}/${member} is not in the schema`);
      yield* walk(path === '' ? member : `${path}/${member}`, inner, place);
    }
  } else if (supported.atMost !== 0) {
    const entry = known.items ?? known.additionalProperties;
    if (typeof entry !== 'object') throw new Error(`${path} has no entries in the schema`);
    yield* walk(`${path}/*`, supported.each, entry);
  }
}

function resolve(schema: Schema): Schema {
  const name = schema.$ref?.slice('#/definitions/'.length);
  return name === undefined ? schema : resolve(root.definitions?.[decodeURIComponent(name)] ?? {});
}

function sampleValues({ type, enum: values }: Schema): unknown[] {
  if (values) return values;
  return type === 'number' ? [10, 90] : ['one', 'two'];
}
