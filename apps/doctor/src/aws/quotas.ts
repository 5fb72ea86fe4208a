import { paginateListServiceQuotas } from '@aws-sdk/client-service-quotas';
import type { ServerProblem } from '@bacs/domain';
import type { Dependencies } from '../dependencies.ts';
import { askAs } from './explain-error.ts';

/** The codes of MediaConvert's quotas, which are the same in all accounts: calls a second, and in a burst. */
const ofAllCalls = 'L-6D7C345F';
const ofOperation: Record<string, [perSecond: string, burst: string]> = {
  CreateJob: ['L-0EB971DE', 'L-CD746D2B'],
  GetJob: ['L-78B2D11D', 'L-0A485F3B'],
  ListJobs: ['L-A4F8DFA3', 'L-94047106'],
  CancelJob: ['L-2D1D110F', 'L-BA1DE85F'],
  GetQueue: ['L-593F5D32', 'L-4FAC0A2F'],
  Probe: ['L-2C57B94C', 'L-84EB285F'],
};

/** Compares the rates of the settings with the quotas of the account. */
export async function findOfQuotas(
  { clients, config }: Dependencies,
  signal: AbortSignal,
): Promise<ServerProblem[]> {
  const quotas = await askAs('servicequotas:ListServiceQuotas', readQuotas(clients.quotas, signal));
  const { MEDIACONVERT_CALLS_PER_SECOND: perSecond, MEDIACONVERT_RATES: rates } = config;
  const ofAccount = quotas.get(ofAllCalls);
  const problems: ServerProblem[] = [];
  if (ofAccount !== undefined && perSecond !== undefined && perSecond > ofAccount)
    problems.push(above('MEDIACONVERT_CALLS_PER_SECOND', perSecond, ofAccount));
  if (rates === undefined) return [...problems, ...suggestRates(quotas)];
  for (const [, operation = '', rate] of rates.matchAll(/(\w+)=([\d.]+)/g)) {
    const quota = quotas.get(ofOperation[operation]?.[0] ?? '');
    if (quota !== undefined && Number(rate) > quota)
      problems.push(above(`${operation} in MEDIACONVERT_RATES`, Number(rate), quota));
  }
  return problems;
}

async function readQuotas(
  client: Dependencies['clients']['quotas'],
  abortSignal: AbortSignal,
): Promise<Map<string, number>> {
  const quotas = new Map<string, number>();
  const pages = paginateListServiceQuotas({ client }, { ServiceCode: 'mediaconvert' }, { abortSignal });
  for await (const { Quotas = [] } of pages)
    for (const { QuotaCode = '', Value } of Quotas) if (Value !== undefined) quotas.set(QuotaCode, Value);
  return quotas;
}

/** An account whose quotas are per operation gets less than it may, unless the settings name them. */
function suggestRates(quotas: Map<string, number>): ServerProblem[] {
  const rates = Object.entries(ofOperation).flatMap(([operation, [perSecond, burst]]) => {
    const [rate, most] = [quotas.get(perSecond), quotas.get(burst)];
    if (rate === undefined) return [];
    return [most === undefined ? `${operation}=${rate}` : `${operation}=${rate}:${most}`];
  });
  if (rates.length === 0) return [];
  return [
    {
      code: 'QUOTAS_PER_OPERATION',
      severity: 'warning',
      message: `The account has quotas for each operation, which one learned rate fits badly: set MEDIACONVERT_RATES=${rates.join(',')}.`,
    },
  ];
}

const above = (setting: string, rate: number, quota: number): ServerProblem => ({
  code: 'RATE_ABOVE_QUOTA',
  severity: 'warning',
  message: `${setting} is ${rate} a second, and the account’s quota is ${quota}: lower it, or ask AWS for more.`,
});
