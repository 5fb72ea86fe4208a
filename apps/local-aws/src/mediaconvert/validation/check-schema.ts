import { checkAgainstModel, type ModelProblem } from '@bacs/mediaconvert-model';
import type { Problem } from './problem.ts';

/** Checks a request against MediaConvert's own model: its members, types and enums, and apart from these its bounds. */
export function checkSchema(body: unknown): { shape: Problem[]; bounds: Problem[] } {
  const problems = checkAgainstModel(body, 'CreateJobRequest', 'wire');
  const isOfBounds = ({ kind }: ModelProblem) => kind === 'bounds';
  return {
    shape: problems.filter((problem) => !isOfBounds(problem)).map(toProblem),
    bounds: problems.filter(isOfBounds).map(toProblem),
  };
}

function toProblem({ path, message }: ModelProblem): Problem {
  return { at: pointerOf(path), text: message };
}

/** MediaConvert's pointers begin below the settings and keep the keys of maps unchanged. */
function pointerOf(path: ModelProblem['path']) {
  return `/${(path[0] === 'settings' ? path.slice(1) : path).join('/')}`;
}
