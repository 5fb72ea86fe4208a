import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOfUri, uriOfKey } from './index.ts';

const playlistKey = '2025-10/21/a/landscape/video.m3u8';
const folder = '2025-10/21/a/landscape/';

/** Names that people give to films, made of what is hard in a URI, in a key, or in both. */
const hard = fc.constantFrom(
  ...[
    ' ',
    '%',
    '%20',
    '%25',
    '%2',
    '%2F',
    '?',
    '#',
    '&',
    '=',
    '+',
    ':',
    ';',
    ',',
    '@',
    '!',
    '$',
    "'",
    '(',
    ')',
  ],
  ...[
    '*',
    '[',
    ']',
    '"',
    '<',
    '>',
    '\\',
    '^',
    '`',
    '{',
    '|',
    '}',
    '~',
    '.',
    '..',
    '...',
    '-',
    '_',
    '?v=1',
    '#t=1',
  ],
  ...[
    'é'.normalize('NFC'),
    'é'.normalize('NFD'),
    '한'.normalize('NFD'),
    'ß',
    '映画',
    '🎬',
    '\u200d',
    'a',
    'B',
    '7',
  ],
);
const name = fc
  .array(fc.oneof(hard, fc.string({ unit: 'grapheme', maxLength: 3 })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('/', ''))
  .filter((text) => text.trim() !== '' && !/^\.+$/.test(text))
  .map((text) => `${text}_00001.ts`);
const key = fc
  .tuple(fc.array(name, { maxLength: 3 }), name)
  .map(([folders, file]) => [...folders, file].join('/'));

describe('a name of any kind', () => {
  test('is found where it was written encoded, first of all', () => {
    fc.assert(
      fc.property(name, (file) => {
        expect(keysOfUri(playlistKey, uriOfKey(file))[0]).toBe(folder + file);
      }),
    );
  });

  test('is found where it was written as it is', () => {
    fc.assert(
      fc.property(
        name.filter((file) => !/^[a-z][a-z0-9+.-]*:\/\//i.test(file)),
        (file) => {
          expect(keysOfUri(playlistKey, file)).toContain(folder + file);
        },
      ),
    );
  });

  test('is found with a query or a fragment behind it', () => {
    fc.assert(
      fc.property(name, fc.constantFrom('?', '?v=1', '#', '#t=1,2', '?a/b#c?d'), (file, more) => {
        expect(keysOfUri(playlistKey, uriOfKey(file) + more)).toContain(folder + file);
      }),
    );
  });

  test('is found beside playlists with names of any kind', () => {
    fc.assert(
      fc.property(key, name, (playlist, file) => {
        const folders = playlist.split('/').slice(0, -1);
        expect(keysOfUri(playlist, uriOfKey(file))[0]).toBe([...folders, file].join('/'));
      }),
    );
  });
});

describe('the URI of a key', () => {
  test('means the key and nothing else to a client that knows only the standards', () => {
    fc.assert(
      fc.property(key, (each) => {
        const { pathname, search, hash } = new URL(uriOfKey(each), 'https://cdn.example/');
        expect(decodeURIComponent(pathname.slice(1))).toBe(each);
        expect([search, hash]).toEqual(['', '']);
      }),
    );
  });

  test('has only characters that RFC 3986 allows in a path', () => {
    fc.assert(
      fc.property(key, (each) => {
        expect(uriOfKey(each)).toMatch(/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/);
      }),
    );
  });
});

describe('a URI', () => {
  test.each([
    ['video1.ts', `${folder}video1.ts`],
    ['my%20video.ts', `${folder}my video.ts`],
    ['./a.ts', `${folder}a.ts`],
    ['sub/a.ts', `${folder}sub/a.ts`],
    ['../portrait/a.ts', '2025-10/21/a/portrait/a.ts'],
    ['/b/a.ts', 'b/a.ts'],
    ['../../../../../../a.ts', 'a.ts'],
    ['%2e%2e/%2E%2E/a.ts', '2025-10/21/a.ts'],
    ['..%2F..%2Fa.ts', '2025-10/21/a.ts'],
    ['a.ts?token=b/../c', `${folder}a.ts`],
  ])('%s means %s', (uri, expected) => {
    expect(keysOfUri(playlistKey, uri)[0]).toBe(expected);
  });

  test('in another normal form means another key', () => {
    const [composed, decomposed] = ['NFC', 'NFD'].map((form) => 'été.ts'.normalize(form));
    expect(keysOfUri(playlistKey, uriOfKey(composed ?? ''))).not.toContain(folder + decomposed);
  });

  test.each([
    'https://elsewhere.example/a.ts',
    'HTTP://h/a.ts',
    '//elsewhere.example/a.ts',
    '',
    '.',
    'a/..',
    '/',
  ])('%j means no key', (uri) => {
    expect(keysOfUri(playlistKey, uri)).toEqual([]);
  });

  test('never leaves the root of the bucket, however its dots are written', () => {
    const dots = fc.constantFrom('..', '.', '%2e%2e', '.%2E', 'a', '', '..%2f..', '/');
    fc.assert(
      fc.property(fc.array(dots, { minLength: 1, maxLength: 12 }), (parts) => {
        for (const found of keysOfUri(playlistKey, `${parts.join('/')}/x.ts`))
          expect(found.split('/')).not.toContain('..');
      }),
    );
  });
});
