import type { Rules } from './deployed.ts';

const msOf: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * Makes time pass so many times as fast for the rules: it shortens what each waits for and looks back over, and leaves
 * alone how old or late is too much.
 */
export function scaleRules({ groups }: Rules, times: number): Rules {
  const shorten = (text: string) =>
    text.replace(/\b(\d+)([smh])\b/g, (_, count, unit) => `${(Number(count) * (msOf[unit] ?? 0)) / times}ms`);
  return {
    groups: groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => ({
        ...rule,
        expr: rule.expr.replace(/\[[^\]]+\]/g, shorten),
        ...(rule.for !== undefined && { for: shorten(rule.for) }),
      })),
    })),
  };
}
