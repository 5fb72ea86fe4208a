export { checkAgainstModel, type ModelProblem, type Step } from './check-against-model.ts';
