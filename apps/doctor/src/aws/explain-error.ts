import type { ServerProblem } from '@bacs/domain';
import { credentialsMissing } from '@bacs/s3';
import { NotCheckedError } from '../check.ts';

type AwsError = Error & { $metadata?: { httpStatusCode?: number }; code?: string };

/** Explains an error of any call to AWS; undefined for one that is none. */
export function explainAwsError(error: unknown): ServerProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, $metadata, code } = error as AwsError;
  if (name === 'CredentialsProviderError') return credentialsMissing;
  if (
    /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken)/.test(
      name,
    )
  )
    return {
      code: 'AWS_CREDENTIALS_INVALID',
      message: `AWS does not know these credentials, or no longer (${name}): correct or renew them.`,
    };
  if (code !== undefined || name === 'TimeoutError')
    return {
      code: 'AWS_UNREACHABLE',
      message: `AWS does not answer (${code ?? name}): look at the network, a VPC’s endpoints and AWS_ENDPOINT_URL.`,
    };
  if ($metadata?.httpStatusCode === undefined) return undefined;
  return { code: 'AWS_REFUSES', message: `AWS refuses to tell (${name}: ${message}).` };
}

/** The credentials have no right to this call. */
export function isDenied(error: unknown): boolean {
  const { name, $metadata } = error as AwsError;
  return (
    /^AccessDenied|^Forbidden|AuthorizationError|NotAuthorized/.test(name) &&
    $metadata?.httpStatusCode !== 404
  );
}

/**
 * Makes a call that only the doctor makes.
 * @throws NotCheckedError when the credentials have no right to it; what AWS answers otherwise.
 */
export async function askAs<T>(action: string, call: Promise<T>): Promise<T> {
  return await call.catch((error) => {
    if (isDenied(error))
      throw new NotCheckedError(
        `The credentials have no right to ${action}, which docs/operations.md lists for the doctor.`,
      );
    throw error;
  });
}

/** @returns undefined for the answer that there is none, which AWS gives as an error with this name. */
export async function unless<T>(name: string, call: Promise<T>): Promise<T | undefined> {
  return await call.catch((error) => {
    if (error instanceof Error && error.name.startsWith(name)) return undefined;
    throw error;
  });
}
