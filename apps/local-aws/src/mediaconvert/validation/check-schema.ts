import { checkAgainstModel, type ModelProblem } from '@bacs/mediaconvert-model';
import type { Problem } from './problem.ts';

/** Checks a request against MediaConvert's own model: first its members, types and enums, then its bounds. */
export function checkSchema(body: unknown): Record<ModelProblem['kind'], Problem[]> {
  const problems = checkAgainstModel(body, 'CreateJobRequest', 'wire');
  const of = (wanted: ModelProblem['kind']) =>
    problems
      .filter(({ kind }) => kind === wanted)
      .map(({ path, message }) => ({ at: pointerOf(path), text: message }));
  return { shape: of('shape'), bounds: of('bounds') };
}

/** MediaConvert's pointers begin below the settings and keep the keys of maps unchanged. */
function pointerOf(path: ModelProblem['path']) {
  return `/${(path[0] === 'settings' ? path.slice(1) : path).join('/')}`;
}
