import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { parse } from 'yaml';

type Rule = { alert: string; expr: string; for?: string; annotations: { runbook: string } };
export type Rules = { groups: { name: string; rules: Rule[] }[] };
type Dashboard = { panels: { title: string; targets?: { expr: string }[] }[] };

export const rulesFile: string = join(repositoryRoot, 'deploy/prometheus/alerts.yaml');
export const rules: Rules = parse(await readFile(rulesFile, 'utf8'));
export const alerts: Rule[] = rules.groups.flatMap((group) => group.rules);

const dashboard: Dashboard = JSON.parse(
  await readFile(join(repositoryRoot, 'deploy/grafana/bacs.json'), 'utf8'),
);
/** Every query of the dashboard, with what Grafana puts into it. */
export const queries: { panel: string; expr: string }[] = dashboard.panels.flatMap(
  ({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ panel: title, expr: expr.replaceAll('$__rate_interval', '15s') })),
);
