import { findTemplateProblems } from './find-problems.ts';
import { readTemplate } from './read-template.ts';
import { exampleStacks } from './stacks.ts';

// This program checks deploy/aws.yaml, as linters do: it says what is wrong, and ends with 1 if something is.
const template = await readTemplate();
const problems = exampleStacks.flatMap((stack) => findTemplateProblems(template, stack));
for (const problem of new Set(problems)) process.stderr.write(`deploy/aws.yaml: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
