export { checkAgainstModel, type ModelProblem, type Step } from './check-against-model.ts';
export { requireDefinition, type Schema } from './model.ts';
