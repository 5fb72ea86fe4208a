import { Ajv, type SchemaValidateFunction } from 'ajv';
import { closestMatch } from 'leven';
import type { Static, TObject } from 'typebox';

/**
 * Reads the variables that the schema lists. A string with `accepts`, a function, must be one for which that function
 * does not throw; the error has the message of the one that it throws, which must not repeat a secret.
 * @throws an error that names everything that is wrong with the environment.
 */
export function readEnvironment<Schema extends TObject>(
  schema: Schema,
  env: NodeJS.ProcessEnv,
): Static<Schema> {
  // Everything is text in an environment, and most of it is none of ours. This runs once at each start: short code does
  // not pay, and the types say that the schema is one.
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes: true,
    removeAdditional: 'all',
    useDefaults: true,
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addKeyword({ keyword: 'accepts', validate: accepts, errors: true });
  const settings: unknown = { ...env };
  if (!ajv.validate<Static<Schema>>(schema, settings))
    throw new Error(ajv.errorsText(ajv.errors, { dataVar: 'env' }));
  // Ajv makes a number of Infinity and 1e400, and then checks no limits.
  const endless = Object.entries<unknown>(settings).filter(
    ([, value]) => typeof value === 'number' && !Number.isFinite(value),
  );
  if (endless.length > 0)
    throw new Error(endless.map(([name]) => `env/${name} must be a finite number`).join(', '));
  return settings;
}

const accepts: SchemaValidateFunction = (check: (value: string) => unknown, value: string) => {
  try {
    check(value);
    return true;
  } catch (error) {
    accepts.errors = [
      { keyword: 'accepts', message: error instanceof Error ? error.message : String(error) },
    ];
    return false;
  }
};

/**
 * Finds variables that are probably misspelled names of the schema, as nobody reads them. Short names are left out:
 * HOST is near HOME.
 */
export function findMisspelled(
  schema: TObject,
  env: NodeJS.ProcessEnv,
): { name: string; probably: string }[] {
  const known = Object.keys(schema.properties);
  return Object.keys(env).flatMap((name) => {
    if (known.includes(name) || name.length < 10) return [];
    const probably = closestMatch(name.toUpperCase(), known, { maxDistance: 2 });
    return probably === undefined ? [] : [{ name, probably }];
  });
}
