import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { ServerProblem } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { askAs, unless } from './explain-error.ts';
import { findRefused, type Right } from './simulate.ts';

const mediaConvert = 'mediaconvert.amazonaws.com';

/** Tells whether MediaConvert can assume its role, and with it read sources and write outputs. */
export async function findOfRole(
  { clients: { iam }, config }: Dependencies,
  arn: string,
  abortSignal: AbortSignal,
): Promise<ServerProblem[]> {
  const call = iam.send(new GetRoleCommand({ RoleName: arn.split('/').at(-1) }), { abortSignal });
  const found = await askAs('iam:GetRole', unless('NoSuchEntity', call));
  if (found?.Role?.Arn !== arn) return [missing];
  const trust = decodeURIComponent(found.Role.AssumeRolePolicyDocument ?? '');
  const refused = await findRefused(iam, arn, rightsOf(arn, config), abortSignal);
  return [...(trusts(trust) ? [] : [distrusts]), ...(refused.length === 0 ? [] : [tooWeak(refused)])];
}

type Statement = { Effect: string; Action: string | string[]; Principal?: { Service?: string | string[] } };

function trusts(policy: string): boolean {
  const { Statement = [] } = JSON.parse(policy || '{}') as { Statement?: Statement | Statement[] };
  return [Statement]
    .flat()
    .some(
      ({ Effect, Action, Principal }) =>
        Effect === 'Allow' &&
        [Action].flat().some((action) => ['sts:AssumeRole', 'sts:*', '*'].includes(action)) &&
        [Principal?.Service].flat().includes(mediaConvert),
    );
}

function rightsOf(roleArn: string, { UPLOAD_BUCKET, OUTPUT_BUCKET }: Dependencies['config']): Right[] {
  const partition = roleArn.split(':')[1];
  const objects = (bucket: string) => [`arn:${partition}:s3:::${bucket}/2026-01/01/file`];
  return [
    { actions: ['s3:PutObject'], resources: objects(OUTPUT_BUCKET) },
    ...(UPLOAD_BUCKET === undefined
      ? []
      : [{ actions: ['s3:GetObject'], resources: objects(UPLOAD_BUCKET) }]),
  ];
}

const missing: ServerProblem = {
  code: 'MEDIACONVERT_ROLE_MISSING',
  message: 'IAM has no role with the ARN of MEDIACONVERT_ROLE_ARN: create it, or correct the setting.',
};
const distrusts: ServerProblem = {
  code: 'MEDIACONVERT_ROLE_UNTRUSTING',
  message: `MediaConvert may not assume the role: let ${mediaConvert} do so in its trust policy.`,
};
const tooWeak = (refused: string[]): ServerProblem => ({
  code: 'MEDIACONVERT_ROLE_TOO_WEAK',
  message: `MediaConvert, in its role, may not ${refused.join(', ')}: give it the policy of docs/operations.md.`,
});
