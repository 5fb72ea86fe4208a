import { requireDefinition, type Schema } from '@bacs/mediaconvert-model';
import { type Supported, supportedRequest } from '../validation/supported-settings.ts';

/** A place that takes values; `*` stands for each item of a list or entry of a map. */
export type AcceptedPlace = { path: string; values: unknown[] };

/** Lists every place that local-aws accepts, with the values that it accepts there: samples of numbers and texts. */
export function listAcceptedPlaces(): AcceptedPlace[] {
  return [...walk('', supportedRequest, requireDefinition('CreateJobRequest'))];
}

function* walk(path: string, supported: Supported, schema: Schema): Generator<AcceptedPlace> {
  const known = resolve(schema);
  if (supported === 'honored' || supported === 'tuning') yield { path, values: sampleValues(known) };
  else if ('only' in supported) yield { path, values: [...supported.only] };
  else if ('members' in supported) {
    for (const [member, inner] of Object.entries(supported.members)) {
      const place = findMember(known, member);
      if (!place) throw new Error(`${path}/${member} is not in the model`);
      yield* walk(path === '' ? member : `${path}/${member}`, inner, place);
    }
  } else if (supported.atMost !== 0) {
    const entry = known.items ?? known.additionalProperties;
    if (typeof entry !== 'object') throw new Error(`${path} has no entries in the model`);
    yield* walk(`${path}/*`, supported.each, entry);
  }
}

/** The model has the names of the SDK, which begin with a capital; those on the wire do not. */
function findMember({ properties = {} }: Schema, wireName: string): Schema | undefined {
  return properties[wireName.charAt(0).toUpperCase() + wireName.slice(1)];
}

function resolve(schema: Schema): Schema {
  const name = schema.$ref?.slice('#/definitions/'.length);
  return name === undefined ? schema : resolve(requireDefinition(decodeURIComponent(name)));
}

function sampleValues({ type, enum: values }: Schema): unknown[] {
  if (values) return values;
  return type === 'number' || type === 'integer' ? [10, 90] : ['one', 'two'];
}
