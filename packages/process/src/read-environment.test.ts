import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { findMisspelled, readEnvironment } from './read-environment.ts';

function refuseOdd(value: string): void {
  if (Number(value) % 2 === 1) throw new Error('must be even');
}

const schema = Type.Object({
  RATE_LIMIT_PER_MINUTE: Type.String({ default: '2', accepts: refuseOdd }),
  AWS_REGION: Type.String({ minLength: 1 }),
  HOST: Type.String({ default: '127.0.0.1' }),
});

it('names everything that is wrong at once, in the words of the check', () => {
  expect(() => readEnvironment(schema, { RATE_LIMIT_PER_MINUTE: '3' })).toThrow(
    "env must have required property 'AWS_REGION', env/RATE_LIMIT_PER_MINUTE must be even",
  );
  expect(readEnvironment(schema, { AWS_REGION: 'x', RATE_LIMIT_PER_MINUTE: '4', OTHER: '' })).toEqual({
    AWS_REGION: 'x',
    RATE_LIMIT_PER_MINUTE: '4',
    HOST: '127.0.0.1',
  });
});

it.each(['Infinity', '-Infinity', '1e400'])('refuses %s as a number, which no limit would stop', (value) => {
  const limited = Type.Object({
    SHARE: Type.Optional(Type.Number({ maximum: 10 })),
    COUNT: Type.Optional(Type.Integer({ minimum: 1 })),
  });
  for (const name of ['SHARE', 'COUNT'])
    expect(() => readEnvironment(limited, { [name]: value })).toThrow(`env/${name} must be`);
});

it('finds variables that look like misspelled ones', () => {
  const env = {
    RATE_LIMIT_PER_MINUT: '5',
    aws_region: 'x',
    HOME: '/root',
    AWS_PROFILE: 'y',
    AWS_REGION: 'z',
  };
  expect(findMisspelled(schema, env)).toEqual([
    { name: 'RATE_LIMIT_PER_MINUT', probably: 'RATE_LIMIT_PER_MINUTE' },
    { name: 'aws_region', probably: 'AWS_REGION' },
  ]);
});
