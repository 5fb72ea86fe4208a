import { expect, it } from 'vitest';
import { parseDatabaseUrl } from './database-url.ts';

it('reads every part of a URL, whatever a password has in it', () => {
  const password = 'a@b:c/d?e#f%g&ssl-mode=DISABLED é🎬';
  const url = `mysql://us%40er:${encodeURIComponent(password)}@[::1]:3307/my%20db?ssl-mode=verify_identity`;
  expect(parseDatabaseUrl(url)).toEqual({
    host: '::1',
    port: 3307,
    user: 'us@er',
    password,
    database: 'my db',
    ssl: { rejectUnauthorized: true, verifyIdentity: true },
  });
  expect(parseDatabaseUrl('mysql://root@db/')).toEqual({
    host: 'db',
    port: 3306,
    user: 'root',
    password: '',
  });
});

it.each([
  ['REQUIRED', { rejectUnauthorized: false }],
  ['VERIFY_CA', { rejectUnauthorized: true }],
  ['DISABLED', undefined],
])('with ssl-mode %s checks of the certificate what MySQL checks with it', (mode, ssl) => {
  expect(parseDatabaseUrl(`mysql://u:p@h/d?ssl-mode=${mode}`).ssl).toEqual(ssl);
});

it.each([
  ['sslmode=require', 'sslmode'],
  ['tls=true', 'tls'],
  ['useSSL=true', 'useSSL'],
  ['ssl={"rejectUnauthorized":false}', 'ssl'],
  ['ssl=Amazon+RDS', 'ssl'],
  ['multipleStatements=true', 'multipleStatements'],
  ['charset=latin1', 'charset'],
  ['timezone=local', 'timezone'],
  ['flags=-FOUND_ROWS', 'flags'],
  ['socketPath=/run/mysqld.sock', 'socketPath'],
  ['ssl_mode=REQUIRED', 'ssl_mode'],
])('refuses the parameter %s, and names the one there is', (parameter, name) => {
  const read = () => parseDatabaseUrl(`mysql://user:hidden@host/db?${parameter}`);
  expect(read).toThrow(`unknown parameters: ${name}. The only one is ssl-mode`);
});

it.each([
  'ssl-mode=PREFERRED',
  'ssl-mode=true',
  'ssl-mode=',
  'ssl-mode=DISABLED&ssl-mode=REQUIRED',
  'ssl-mode=__proto__',
])('refuses %s, which may mean plain text', (parameter) => {
  expect(() => parseDatabaseUrl(`mysql://user:hidden@host/db?${parameter}`)).toThrow('one ssl-mode');
});

it.each([
  'postgres://user:hidden@host/db',
  'mysql:user:hidden@host/db',
  'mysql://user:hid#den@host/db',
  'mysql://user:hid%den@host/db',
  'mysql://user:hidden@host/db/more',
  'user:hidden@host',
])('refuses %s without a word of the password', (url) => {
  try {
    parseDatabaseUrl(url);
    expect.fail();
  } catch (error) {
    expect(String(error)).toMatch(/must be mysql:|%XX/);
    expect(JSON.stringify([error, String(error)])).not.toMatch(/hid|den/);
  }
});
