import { badRequest } from '../errors.ts';
import type { CreateJobBody, JobSettings } from '../wire.ts';
import { checkSchema } from './check-schema.ts';
import { checkSupported } from './check-supported.ts';
import { checkCombinations } from './cross-checks.ts';
import { checkEnvelope } from './envelope-rules.ts';
import { describeProblems, type Problem } from './problem.ts';
import { checkRules } from './rules.ts';

export type ValidRequest = CreateJobBody & { role: string; settings: JobSettings };

/** Throws BadRequestException, first for what AWS would refuse, then for what only local-aws refuses. */
export function validateCreateJob(body: unknown): ValidRequest {
  const { shape, bounds } = checkSchema(body);
  refuse(shape);
  const request = body as CreateJobBody;
  const settings = request.settings ?? {};
  refuse([...checkEnvelope(request), ...bounds, ...(request.settings ? checkRules(settings) : [])]);
  refuse(
    [...checkSupported(request), ...checkCombinations(settings)],
    'local-aws cannot do what is asked at ',
  );
  return request as ValidRequest;
}

function refuse(problems: Problem[], prefix = '') {
  if (problems.length > 0) throw badRequest(prefix + describeProblems(problems));
}
