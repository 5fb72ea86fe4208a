import { type IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { askAs } from './explain-error.ts';

/** What somebody must be allowed to do, and with what. */
export type Right = { actions: string[]; resources: string[]; context?: Record<string, string> };

/**
 * Has IAM evaluate the policies of a user or a role, and calls nothing. Policies of a bucket or a key count on AWS and not
 * here.
 * @returns what is refused, as `s3:GetObject on arn:…`
 * @throws NotCheckedError when the credentials may not simulate; NoSuchEntity when there is no such user or role.
 */
export async function findRefused(
  iam: IAMClient,
  principalArn: string,
  rights: Right[],
  abortSignal: AbortSignal,
): Promise<string[]> {
  const results = await Promise.all(
    rights.map(async ({ actions, resources, context = {} }) => {
      const command = new SimulatePrincipalPolicyCommand({
        PolicySourceArn: principalArn,
        ActionNames: actions,
        ResourceArns: resources,
        ContextEntries: Object.entries(context).map(([name, value]) => ({
          ContextKeyName: name,
          ContextKeyValues: [value],
          ContextKeyType: 'string',
        })),
      });
      const answer = await askAs('iam:SimulatePrincipalPolicy', iam.send(command, { abortSignal }));
      return answer.EvaluationResults ?? [];
    }),
  );
  return results
    .flat()
    .filter(({ EvalDecision }) => EvalDecision !== 'allowed')
    .map(({ EvalActionName, EvalResourceName }) =>
      EvalResourceName === '*' ? `${EvalActionName}` : `${EvalActionName} on ${EvalResourceName}`,
    );
}
