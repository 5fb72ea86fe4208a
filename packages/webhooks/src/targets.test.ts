import { describe, expect, it } from 'vitest';
import { findUrlProblem } from './targets.ts';

const refused: [url: string, why: string][] = [
  ['http://example.com/', 'https'],
  ['ftp://example.com/', 'https'],
  ['file:///etc/passwd', 'https'],
  ['javascript:alert(1)', 'https'],
  ['hooks', 'no URL'],
  ['https://user@example.com/', 'user'],
  ['https://:password@example.com/', 'password'],
  ['https://example.com/#part', 'fragment'],
  ['https://example.com:22/', 'port'],
  ['https://example.com:6379/', 'port'],
  ['https://localhost/', 'name'],
  ['https://LOCALHOST./', 'name'],
  ['https://localhost../', 'name'],
  ['https://a.localhost/', 'name'],
  ['https://redis/', 'name'],
  ['https://metadata.google.internal/', 'name'],
  ['https://printer.local/', 'name'],
  ['https://router.home.arpa/', 'name'],
  ['https://127.0.0.1/', 'loopback'],
  ['https://127.1/', 'loopback, short'],
  ['https://2130706433/', 'loopback, decimal'],
  ['https://0x7f.0.0.1/', 'loopback, hexadecimal'],
  ['https://0177.0.0.1/', 'loopback, octal'],
  ['https://①②⑦.0.0.1/', 'loopback, other digits'],
  ['https://0.0.0.0/', 'this host'],
  ['https://0.1.2.3/', 'this network'],
  ['https://10.0.0.1/', 'private'],
  ['https://172.16.0.1/', 'private'],
  ['https://172.31.255.255/', 'private'],
  ['https://192.168.1.1/', 'private'],
  ['https://100.64.0.1/', 'carrier-grade NAT'],
  ['https://169.254.169.254/', 'metadata'],
  ['https://192.0.0.192/', 'metadata of another cloud'],
  ['https://100.100.100.200/', 'metadata of another cloud'],
  ['https://198.18.0.1/', 'benchmark'],
  ['https://192.0.2.1/', 'documentation'],
  ['https://224.0.0.1/', 'multicast'],
  ['https://240.0.0.1/', 'reserved'],
  ['https://255.255.255.255/', 'broadcast'],
  ['https://[::]/', 'unspecified'],
  ['https://[::1]/', 'loopback'],
  ['https://[::127.0.0.1]/', 'IPv4-compatible'],
  ['https://[::ffff:127.0.0.1]/', 'IPv4-mapped'],
  ['https://[::ffff:8.8.8.8]/', 'IPv4-mapped'],
  ['https://[64:ff9b::7f00:1]/', 'NAT64'],
  ['https://[64:ff9b:1::7f00:1]/', 'NAT64 of one network'],
  ['https://[2002:7f00:1::]/', '6to4'],
  ['https://[2001:0:53aa:64c:0:fbff:80ff:fffe]/', 'Teredo'],
  ['https://[fe80::1]/', 'link-local'],
  ['https://[fec0::1]/', 'site-local'],
  ['https://[fd00:ec2::254]/', 'metadata by unique local'],
  ['https://[fc00::1]/', 'unique local'],
  ['https://[ff02::1]/', 'multicast'],
  ['https://[2001:db8::1]/', 'documentation'],
  ['https://[100::1]/', 'discard'],
];
const taken = [
  'https://hooks.example.com/bacs?tenant=1',
  'https://example.com:8443/',
  'https://93.184.215.14/',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/',
];
const ofLoopback = ['http://127.0.0.1:8080/', 'http://localhost:8080/', 'https://[::1]:1/'];

describe('a URL', () => {
  it.each(refused)('%s is refused: %s', (url) => {
    expect(findUrlProblem(url, { loopback: false })).toBeDefined();
  });

  const elsewhere = refused.filter(([, why]) => !/^(loopback|name)/.test(why));
  it.each(elsewhere)('%s is refused where loopback is allowed, too: %s', (url) => {
    expect(findUrlProblem(url, { loopback: true })).toBeDefined();
  });

  it.each(taken)('%s is taken', (url) => {
    expect(findUrlProblem(url, { loopback: false })).toBeUndefined();
  });

  it.each(ofLoopback)('%s is taken where loopback is allowed, and only there', (url) => {
    expect(findUrlProblem(url, { loopback: true })).toBeUndefined();
    expect(findUrlProblem(url, { loopback: false })).toBeDefined();
  });
});
