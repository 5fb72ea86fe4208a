import { accountId } from '../account-id.ts';
import { AwsError } from '../aws-error.ts';
import { listOf, type Query, type QueryOperation } from './query.ts';

/** The one key pair is that of a user, who may do everything, as MediaConvert's role may. */
const user = { name: 'local', arn: `arn:aws:iam::${accountId}:user/local`, id: 'AIDALOCALLOCALLOCAL00' };
const role = {
  name: 'bacs-mediaconvert',
  arn: `arn:aws:iam::${accountId}:role/bacs-mediaconvert`,
  id: 'AROALOCALLOCALLOCAL00',
};

const trustPolicy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'mediaconvert.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};

const iam = 'https://iam.amazonaws.com/doc/2010-05-08/';
const sts = 'https://sts.amazonaws.com/doc/2011-06-15/';

export const iamOperations: Record<string, QueryOperation> = {
  GetRole: {
    namespace: iam,
    answer({ RoleName }) {
      if (RoleName !== role.name) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
      return {
        Role: {
          Path: '/',
          RoleName: role.name,
          RoleId: role.id,
          Arn: role.arn,
          CreateDate: '2026-01-01T00:00:00Z',
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustPolicy)),
        },
      };
    },
  },
  SimulatePrincipalPolicy: {
    namespace: iam,
    answer(query) {
      const { PolicySourceArn: arn = '' } = query;
      if (arn !== user.arn && arn !== role.arn) throw noSuchEntity(`Entity ${arn} cannot be found.`);
      return { IsTruncated: false, EvaluationResults: { member: allow(query) } };
    },
  },
};

export const stsOperations: Record<string, QueryOperation> = {
  GetCallerIdentity: {
    namespace: sts,
    answer: () => ({ Arn: user.arn, UserId: user.id, Account: accountId }),
  },
};

function allow(query: Query) {
  const resources = listOf(query, 'ResourceArns');
  return listOf(query, 'ActionNames').flatMap((action) =>
    (resources.length > 0 ? resources : ['*']).map((resource) => ({
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: 'allowed',
      MatchedStatements: {},
      MissingContextValues: {},
    })),
  );
}

const noSuchEntity = (message: string) => new AwsError('NoSuchEntity', 404, message);
