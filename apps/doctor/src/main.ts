import { Command, InvalidArgumentError } from 'commander';
import { diagnose } from './diagnose.ts';
import { describeDiagnosis, isHealthy } from './report.ts';

type Options = { json: boolean; as?: string; asApi?: string; timeout: number };

const {
  json,
  as: workerArn,
  asApi: apiArn,
  timeout: limitMs,
} = new Command('npm run doctor --')
  .description(
    [
      'Looks at everything that the service needs, and says what is wrong and what to do. It changes nothing, and one',
      'line says that all is well. Reads the settings of the API and the worker; what only one of them has may be',
      'missing. Ends with 1 when something has to be mended, which a warning has not.',
    ].join(' '),
  )
  .option('--env-file <file>', 'read settings from here that the environment does not have')
  .option('--json', 'print one JSON object', false)
  .option('--as <arn>', 'the role or user of the worker, if these credentials are of another one')
  .option('--as-api <arn>', 'the role or user of the API, if it is another one')
  .option('--timeout <seconds>', 'how long one check may take', readSeconds, 10_000)
  .parse()
  .opts<Options>();

// Libraries warn of what the checks find.
console.warn = () => {};
const diagnosis = await diagnose(process.env, { workerArn, apiArn, limitMs });
const healthy = isHealthy(diagnosis);
process.stdout.write(`${json ? JSON.stringify({ healthy, ...diagnosis }) : describeDiagnosis(diagnosis)}\n`);
// A connection may still wait for a server.
process.exit(healthy ? 0 : 1);

function readSeconds(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) > 0) return Number(text) * 1_000;
  throw new InvalidArgumentError('Give a whole number of seconds.');
}
