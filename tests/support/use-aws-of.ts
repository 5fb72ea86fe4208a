const variables = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

/**
 * Makes apps in this process call the AWS of this environment: the SDK reads that only from the process. It stays after
 * the file ends, because a late call must not reach the user's account either.
 */
export function useAwsOf(environment: NodeJS.ProcessEnv): void {
  for (const variable of variables) process.env[variable] = environment[variable];
}
