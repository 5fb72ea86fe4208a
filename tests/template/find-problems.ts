import { CelEngine, type StandardDiagnostic, TemplateFile } from '@aws/cloudformation-validate';

/** AWS's own rules and cfn-lint's, with the schemas of all resources; nothing is fetched. */
const engine = new CelEngine();

/**
 * Checks a template for every combination of its conditions.
 * @param file its path
 * @param parameters a value for each parameter that has no default or an empty one
 * @returns what is wrong; empty if nothing is.
 */
export function findTemplateProblems(file: string, parameters: Record<string, string>): string[] {
  const { status, diagnostics } = engine.validateStandard(new TemplateFile(file), {
    parameterOverrides: parameters,
    severityLevel: 'WARN',
    // It takes the ARN of a secret for the secret.
    exclude: { logicalIds: referencesIn(parameters).map((logicalId) => ({ ruleId: 'W2509', logicalId })) },
  });
  const problems = [...new Set(diagnostics.map(explain))];
  return status === 'ERROR' && problems.length === 0 ? ['it could not be checked'] : problems;
}

const referencesIn = (parameters: Record<string, string>) =>
  Object.keys(parameters).filter((name) => name.endsWith('SecretArn'));

function explain({ ruleId, entity, propertyPath, message }: StandardDiagnostic): string {
  const place = [entity?.logicalId, propertyPath].filter((part) => part !== undefined).join(' ');
  return `${place}: ${message} (${ruleId})`;
}
