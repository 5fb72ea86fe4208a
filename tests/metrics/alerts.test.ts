import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, inject, it } from 'vitest';
import { alertCases } from './alert-cases.ts';
import { alerts, queries, rules, rulesFile } from './deployed.ts';
import { failureOf, hasPrometheus } from './programs.ts';
import { scaleRules } from './scale-rules.ts';

const names = alerts.map(({ alert }) => alert);

describe('docs/runbook.md', async () => {
  const text = await readFile(join(repositoryRoot, 'docs/runbook.md'), 'utf8');
  const sections = text.split(/^## /m).slice(1);

  it('has a section for each alert, in their order, and no other', () => {
    expect(sections.map((section) => section.split('\n')[0])).toEqual(names);
  });

  it('says in each what it means, what to look at and what to do', () => {
    const parts = /^\S+\n\n- \*\*Means:\*\* .+\n- \*\*Look at:\*\* .+\n- \*\*Do:\*\* .+/s;
    expect(sections.filter((section) => !parts.test(section))).toEqual([]);
  });

  it('is where each alert leads', () => {
    expect(alerts.map(({ annotations }) => annotations.runbook)).toEqual(
      names.map((name) => `docs/runbook.md#${name.toLowerCase()}`),
    );
  });
});

it('each alert is tried in a world that it warns of and in one that it does not', () => {
  expect(alertCases.map(({ alert }) => alert)).toEqual(names);
});

it('time passes faster for what an alert waits for and looks back over, and for nothing else', () => {
  const rule = {
    alert: 'A',
    expr: 'max(m) > 4 * 3600 and rate(n[15m:15s]) > 5',
    annotations: { runbook: '' },
  };
  const scaled = scaleRules({ groups: [{ name: 'g', rules: [{ ...rule, for: '1h' }, rule] }] }, 60);
  expect(scaled.groups[0]?.rules).toEqual([
    { ...rule, expr: 'max(m) > 4 * 3600 and rate(n[15000ms:250ms]) > 5', for: '60000ms' },
    { ...rule, expr: 'max(m) > 4 * 3600 and rate(n[15000ms:250ms]) > 5' },
  ]);
});

describe.skipIf(!hasPrometheus)('promtool', () => {
  const test = async (command: string, content: object) => {
    const file = join(inject('testDir'), `${command}-${process.pid}.yaml`);
    await writeFile(file, JSON.stringify(content));
    const kind = command === 'test' ? ['test', 'rules'] : ['check', 'rules'];
    return await failureOf('promtool', [...kind, file]);
  };

  it('understands the example of a configuration, with the alerts', async () => {
    const file = join(repositoryRoot, 'deploy/prometheus/prometheus.yaml');
    expect(await failureOf('promtool', ['check', 'config', file])).toBe(undefined);
  });

  it('understands every query of the dashboard', async () => {
    const rules = queries.map(({ expr }, index) => ({ record: `query:${index}`, expr }));
    expect(await test('check', { groups: [{ name: 'dashboard', rules }] })).toBe(undefined);
  });

  it('understands the alerts for which time passes faster', async () => {
    expect(await test('check', scaleRules(rules, 60))).toBe(undefined);
  });

  it('sees each alert fire in the one world and be silent in the other', async () => {
    const tests = alertCases.flatMap(({ alert, fires, silent }) =>
      Object.entries({ fires, silent }).map(([how, world]) => ({
        name: `${alert}: ${how}`,
        interval: '1m',
        input_series: Object.entries(world).map(([series, values]) => ({ series, values: values.trim() })),
        promql_expr_test: [
          {
            expr: `count(ALERTS{alertname="${alert}", alertstate="firing"})`,
            eval_time: '100m',
            exp_samples: how === 'fires' ? [{ labels: '{}', value: 1 }] : [],
          },
        ],
      })),
    );
    expect(await test('test', { rule_files: [rulesFile], evaluation_interval: '5m', tests })).toBe(undefined);
  });
});
