import type { Template } from './read-template.ts';

/** What a stack is made with. `attributes` are those of its resources, such as `Queue.Arn` or what a Ref to `Queue` is. */
export type Stack = { parameters: Record<string, string>; attributes?: Record<string, string> };

/** The properties of the resources that a stack has. */
export type Resources = Record<string, Record<string, unknown>>;

const pseudo: Record<string, string | undefined> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'us-east-1',
  'AWS::StackName': 'bacs',
  'AWS::NoValue': undefined,
};

/**
 * Puts values in the place of a template's functions, as CloudFormation does when it makes a stack.
 * @throws an error for a reference that leads nowhere
 */
export function resolveTemplate(template: Template, stack: Stack): Resources {
  function refer(name: string): unknown {
    if (name in pseudo) return pseudo[name];
    const parameter = template.Parameters[name];
    if (parameter) {
      const value = stack.parameters[name] ?? parameter.Default;
      if (value === undefined) throw new Error(`${name} has no value`);
      return parameter.Type === 'CommaDelimitedList' ? value.split(',') : value;
    }
    if (!(name in template.Resources)) throw new Error(`nothing is named ${name}`);
    return stack.attributes?.[name] ?? name;
  }

  function attribute(resource: string, name: string): string {
    if (!(resource in template.Resources)) throw new Error(`no resource is named ${resource}`);
    const path = `${resource}.${name}`;
    return stack.attributes?.[path] ?? path;
  }

  function holds(condition: string): boolean {
    if (!(condition in template.Conditions)) throw new Error(`no condition is named ${condition}`);
    return Boolean(resolve(template.Conditions[condition]));
  }

  function call(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return refer(String(argument));
      case 'Fn::GetAtt': {
        const [resource, attributeName] = argument as [string, string];
        return attribute(resource, attributeName);
      }
      case 'Fn::Sub':
        return String(argument).replaceAll(/\$\{([^}]+)\}/g, (_whole, inner: string) =>
          String(
            inner.includes('.') ? attribute(...(inner.split('.', 2) as [string, string])) : refer(inner),
          ),
        );
      case 'Fn::If': {
        const [condition, then, otherwise] = argument as [string, unknown, unknown];
        const values = [resolve(then), resolve(otherwise)];
        return holds(condition) ? values[0] : values[1];
      }
      case 'Fn::Equals': {
        const [left, right] = (argument as unknown[]).map(resolve);
        return left === right;
      }
      case 'Fn::Not':
        return !resolve((argument as unknown[])[0]);
      default:
        throw new Error(`${name} is a function that this does not know`);
    }
  }

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [[name, argument] = ['', undefined]] = entries;
    if (entries.length === 1 && /^(Ref|Fn::\w+)$/.test(name)) return call(name, argument);
    return Object.fromEntries(
      entries.map(([key, item]) => [key, resolve(item)]).filter(([, item]) => item !== undefined),
    );
  }

  return Object.fromEntries(
    Object.entries(template.Resources)
      .filter(([, { Condition }]) => Condition === undefined || holds(Condition))
      .map(([name, { Properties = {} }]) => [name, resolve(Properties) as Record<string, unknown>]),
  );
}
