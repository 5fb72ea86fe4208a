import { badRequest } from '../errors.ts';
import type { CreateJobBody, JobSettings } from '../wire.ts';
import { checkSchema } from './check-schema.ts';
import { checkSupported } from './check-supported.ts';
import { checkCombinations } from './cross-checks.ts';
import { checkEnvelope } from './envelope-rules.ts';
import { describeProblems, type Problem } from './problem.ts';
import { checkRules } from './rules.ts';

const ownVoice = 'local-aws cannot do what is asked at ';

export type ValidRequest = CreateJobBody & { role: string; settings: JobSettings };

/**
 * Throws BadRequestException. Values that no job may have come first. Then comes what local-aws does not know, because
 * with such a setting (a preset, for example) MediaConvert would not miss what local-aws would. Then comes what MediaConvert
 * refuses, and last what local-aws cannot do with settings that it knows.
 */
export function validateCreateJob(body: unknown): ValidRequest {
  refuse(checkSchema(body));
  const request = body as CreateJobBody;
  const settings = request.settings ?? {};
  refuse(checkSupported(request), ownVoice);
  refuse([...checkEnvelope(request), ...(request.settings ? checkRules(settings) : [])]);
  refuse(checkCombinations(settings), ownVoice);
  return request as ValidRequest;
}

function refuse(problems: Problem[], prefix = '') {
  if (problems.length > 0) throw badRequest(prefix + describeProblems(problems));
}
