export { checkAgainstModel, type ModelProblem, type Step } from './check-against-model.ts';
export { closestMatch } from './closest-match.ts';
export { requireDefinition, type Schema } from './model.ts';
