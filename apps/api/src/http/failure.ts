import { explainFailure, failureClasses } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { Nullable } from './schemas.ts';

/** What a code means to whoever sees it; the same for every failure with the code. */
export const Explained = {
  class: Type.Enum(failureClasses, {
    description: [
      'Whose fault it is.',
      '- `source`: the file’s; another one may render.',
      '- `settings`: the settings’; another profile may render the file.',
      '- `account`: of rights, buckets or what else the operator has set up.',
      '- `aws`: AWS’s own.',
    ].join('\n'),
  }),
  retryable: Type.Boolean({ description: 'true when trying again can help although nothing else changes' }),
  help: Type.String({ description: 'What to do, in a sentence or two for people' }),
};

/** Why a production or a deletion has failed. */
export const Failure = Type.Object(
  {
    code: Nullable(Type.String({ description: 'MediaConvert’s code, or ours' })),
    message: Nullable(Type.String({ description: 'What has happened, in the words of whoever has met it' })),
    ...Explained,
  },
  { title: 'Failure' },
);

type Row = { error_code: string | null; error_message: string | null };

/** @returns null for a row that tells of no failure */
export function presentFailure({
  error_code: code,
  error_message: message,
}: Row): Static<typeof Failure> | null {
  return code === null && message === null ? null : { code, message, ...explain(code) };
}

export function explain(code: string | null): Pick<Static<typeof Failure>, keyof typeof Explained> {
  const { transient, ...explained } = explainFailure(code);
  return explained;
}
