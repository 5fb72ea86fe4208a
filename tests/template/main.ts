import { findTemplateProblems } from './find-problems.ts';
import { templateFile } from './read-template.ts';
import { wholeStack } from './stacks.ts';

// This program checks deploy/aws.yaml, as linters do: it says what is wrong, and ends with 1 if something is.
const problems = findTemplateProblems(templateFile, wholeStack.parameters);
for (const problem of problems) process.stderr.write(`deploy/aws.yaml: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
