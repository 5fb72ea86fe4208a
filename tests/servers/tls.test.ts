import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '@bacs/db';
import { baseEnvironment, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { afterTests } from '../support/after-tests.ts';
import { startOddMysql, startOddRedis } from './odd-servers.ts';

const { failed } = await execa('openssl', ['version'], { reject: false });

describe.skipIf(failed)('TLS', async () => {
  if (failed) return;
  const { cert, key } = await makeCertificate();
  const tlsPort = await freePort();
  const [url, plain, plainRedis] = await Promise.all([
    startOddMysql(`--ssl-cert=${cert}`, `--ssl-key=${key}`),
    startOddMysql(),
    startOddRedis(
      '--tls-port',
      String(tlsPort),
      '--tls-cert-file',
      cert,
      '--tls-key-file',
      key,
      '--tls-auth-clients',
      'no',
    ),
  ]);
  const root = await createConnection(url.href);
  afterTests(() => root.end());
  // Only an encrypted connection lets this user in.
  await root.query("CREATE USER tls@'127.0.0.1' IDENTIFIED BY 'p@ss/w:rd' REQUIRE SSL");
  await root.query("GRANT ALL ON bacs.* TO tls@'127.0.0.1'");

  const address = (query: string, server = url, host = '127.0.0.1') =>
    `mysql://${server === url ? 'tls:p%40ss%2Fw%3Ard' : 'root'}@${host}:${server.port}/bacs${query}`;

  async function readCipher(href: string): Promise<string> {
    const db = openDatabase(href, { poolSize: 1 });
    onTestFinished(() => db.destroy());
    const { rows } = await sql<{ Value: string }>`SHOW STATUS LIKE 'Ssl_cipher'`.execute(db);
    return rows[0]?.Value ?? '';
  }

  /** Node reads its authorities when it starts, so this is another process. */
  function listKeys(href: string) {
    const env = { ...baseEnvironment(), DATABASE_URL: href, NODE_EXTRA_CA_CERTS: cert };
    return execa(process.execPath, ['apps/admin/src/main.ts', 'keys', 'list'], {
      cwd: repositoryRoot,
      env,
      extendEnv: false,
      reject: false,
    });
  }

  it('encrypts with ssl-mode REQUIRED, whoever has signed the certificate', async () => {
    expect(await readCipher(address('?ssl-mode=REQUIRED'))).toMatch(/AES|CHACHA/);
  });

  it('is left out without ssl-mode', async () => {
    await expect(readCipher(address(''))).rejects.toMatchObject({ errno: 1045 });
    expect(await readCipher(address('', plain))).toBe('');
  });

  it.each(['VERIFY_CA', 'VERIFY_IDENTITY'])('with %s trusts no certificate of a stranger', async (mode) => {
    await expect(readCipher(address(`?ssl-mode=${mode}`))).rejects.toThrow(/self-signed certificate/);
  });

  it('never falls back to plain text', async () => {
    for (const mode of ['REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'])
      await expect(readCipher(address(`?ssl-mode=${mode}`, plain))).rejects.toThrow(/secure connection/i);
  });

  it('is what a server may ask of every user', async () => {
    const open = `mysql://root@127.0.0.1:${url.port}/bacs`;
    expect(await readCipher(open)).toBe('');
    await root.query('SET GLOBAL require_secure_transport = ON');
    onTestFinished(async () => void (await root.query('SET GLOBAL require_secure_transport = OFF')));
    await expect(readCipher(open)).rejects.toThrow(/secure.transport|access denied/i);
    expect(await readCipher(`${open}?ssl-mode=REQUIRED`)).not.toBe('');
  });

  it('trusts a certificate of an authority of ours, for its own host only', async () => {
    const right = await listKeys(address('?ssl-mode=VERIFY_CA'));
    expect(right).toMatchObject({ exitCode: 0, stderr: '' });
    const otherHost = await listKeys(address('?ssl-mode=VERIFY_IDENTITY', url, 'localhost'));
    expect(otherHost.exitCode).toBe(1);
    expect(otherHost.stderr).toMatch(/localhost/);
    expect(otherHost.stderr).not.toContain('w:rd');
  });

  it('to Redis checks the certificate, and is rediss:// alone', async () => {
    const ping = async (redisUrl: string, env: NodeJS.ProcessEnv) => {
      const script = `import { connectWorker } from '@bacs/queue';
        const redis = connectWorker(process.env.REDIS_URL, 'any');
        redis.on('error', ({ message }) => { console.log(message); process.exit(1); });
        console.log(await redis.ping(), redis.stream.encrypted === true);
        redis.disconnect();`;
      const { stdout } = await execa(process.execPath, ['--input-type=module', '-e', script], {
        cwd: join(repositoryRoot, 'apps/worker'),
        env: { ...baseEnvironment(), REDIS_URL: redisUrl, ...env },
        extendEnv: false,
        reject: false,
      });
      return stdout;
    };
    const tls = `rediss://127.0.0.1:${tlsPort}`;
    expect(await ping(tls, { NODE_EXTRA_CA_CERTS: cert })).toBe('PONG true');
    expect(await ping(tls, {})).toMatch(/self-signed certificate/);
    expect(await ping(plainRedis, {})).toBe('PONG false');
  });
});

/** Makes a certificate for 127.0.0.1 that signs itself. */
async function makeCertificate(): Promise<{ cert: string; key: string }> {
  const dir = await mkdtemp(join(inject('testDir'), 'tls-'));
  const [cert, key, config] = ['cert.pem', 'key.pem', 'openssl.cnf'].map((name) => join(dir, name));
  await writeFile(
    String(config),
    '[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=tests\n[ext]\nsubjectAltName=IP:127.0.0.1\nbasicConstraints=CA:TRUE\n',
  );
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ];
  await execa('openssl', [...args, '-config', String(config), '-keyout', String(key), '-out', String(cert)]);
  return { cert: String(cert), key: String(key) };
}
