import { ok } from '@bacs/client';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { Failure } from '../failure.ts';
import { toApiUrl } from '../login/api-url.ts';
import { ask, askHidden } from '../login/ask.ts';
import { connect } from '../login/connect.ts';
import { loginFile, removeLogin, writeLogin } from '../login/login-file.ts';

const usual = 'http://127.0.0.1:3000';

/** Adds `login` and `logout`. */
export function addLoginCommands(program: Command, { io, answer, progress: { tell } }: Cli): void {
  program
    .command('login')
    .description('ask for the address of the API and a key, check them, and keep them for the other commands')
    .option('--api-url <url>', 'the address of the API, without being asked for it')
    .addHelpText(
      'after',
      `
The key is not shown while it is typed. It never is an argument, because others could see it in the list of
processes; without a terminal, the first line of stdin is the key. Only you can read the file that keeps it.

Examples:
  bacs login
  bacs login --api-url ${usual} < .local/api-key`,
    )
    .action(async ({ apiUrl: given }: { apiUrl?: string }) => {
      const text = given ?? io.env['BACS_API_URL'] ?? (await ask(io, 'Address of the API', usual));
      const apiUrl = toApiUrl(text, given === undefined ? 'The address' : '--api-url');
      const apiKey = await askHidden(io, 'API key (it is not shown)');
      if (!/^[!-~]+$/.test(apiKey)) throw new Failure('noKey', 'That is no API key.');
      const me = await ok((await connect(io, { apiUrl, apiKey }, tell)).http.GET('/api/me'));
      const file = loginFile(io.env);
      await writeLogin(file, { apiUrl, apiKey });
      answer(
        { api_url: apiUrl, file, user: me },
        () => `You are ${me.display_name} (${me.role}) at ${apiUrl}.`,
      );
      if (io.env['BACS_API_KEY']) tell('BACS_API_KEY is set in the environment, and comes before this key.');
    });

  program
    .command('logout')
    .description('forget the key; it stays valid for whoever else has it')
    .addHelpText('after', '\nExample:\n  bacs logout')
    .action(async () => {
      const file = loginFile(io.env);
      const removed = await removeLogin(file);
      answer({ file, removed }, () => (removed ? `${file} is removed.` : 'You were not logged in.'));
    });
}
