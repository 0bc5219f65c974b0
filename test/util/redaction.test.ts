import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCardNumbers } from '../../src/util/card-numbers.ts';
import { redact, redactHeader } from '../../src/util/redaction.ts';
import { SECRET_PATTERNS } from '../../src/util/secret-patterns.ts';
import { CARDS, ENCODINGS, SECRETS } from './redaction-samples.ts';

describe('redact', () => {
  test.each(CARDS)('masks the card number %s but for its first six and last four digits', (card) => {
    expect(redact(`paid with ${card}.`)).toBe(
      `paid with ${card.slice(0, 6)}${'*'.repeat(card.length - 10)}${card.slice(-4)}.`,
    );
  });

  test.each([' ', '-', '.', '/', '\u00a0', '\u2009', '\u2011', '+', '_', ' - ', '\u200b'])(
    'masks a card number parted by %j',
    (mark) => {
      expect(redact(`card ${['4242', '4242', '4242', '4242'].join(mark)} 12/27`)).toBe('card 424242******4242 12/27');
      expect(redact(`${['3782', '822463', '10005'].join(mark)} 12/27 1 item`)).toBe('378282*****0005 12/27 1 item');
      expect(redact(Array.from('4242424242424242').join(mark))).toBe(
        mark === '_' ? Array.from('4242424242424242').join(mark) : '424242******4242',
      );
    },
  );

  test('masks a card number parted by a mixture', () => {
    expect(redact('4242-4242 4242.4242')).toBe('424242******4242');
    expect(redact('42 4242/42-4242 4242')).toBe('424242******4242');
  });

  test.each([
    ['a number that fails the check digit', '4242424242424241'],
    ['a number of no network', '9999999999999995'],
    ['one digit repeated', '4444444444444448'.replaceAll(/\d/gu, '0')],
    ['a masked number', '411111******1111'],
    ['a longer run of digits', '42424242424242424242424'],
    ['a UUID', '3f2a4242-4242-4242-8242-424242424242'],
    ['a time stamp', '1732199999999'],
    ['a time stamp in microseconds', '1732199999999999'],
    ['dates and times', '2026-11-21 10-30-45 2026-11-22 11-31-46'],
    ['a UUID with the groups of a card', '3f2a4242-4242-4242-4242-abcdefabcdef'],
    ['a SHA-256 digest with a card number in it', `ab4242424242424242${'c0de'.repeat(11)}ff`],
    ['an object id', 'pi_4242424242424242'],
    ['a fraction', 'score 0.4242424242424242'],
    ['an international phone number', 'call +4915112345671'],
    ['an EAN-13', 'EAN 4000000000006'],
    ['versions', '6.10.3, 6.9.7, 6.8.3, 6.7.3, 6.6.1, 6.5.3, 6.4.1, 6.3.3'],
    ['addresses', '52.12.34.56 54.23.12.11 52.12.34.57'],
    ['prose about schemes', 'Basic authentication and Bearer authentication. Use Bearer token-based access.'],
    [
      'prose about passwords',
      'The password is weak; passwords must be hashed. password: ${PASSWORD}, "password": true',
    ],
    ['prose about headers', 'The Set-Cookie header of the cookie session lacks HttpOnly. Cookie: PHPSESSID'],
    ['a package', 'pkg:npm/jsonwebtoken@8.5.1 npm:jsonwebtoken:20150331 https://cdn.example/@babel/core@7.1.0'],
    ['identifiers', 'CVE-2024-4242 GHSA-jf85-cpcp-j695 CWE-798 pin-project 1.1.3 spin 1234 cvss 9.8'],
    ['a path', '/usr/lib/node_modules/tokenize/dist/secrets/passwordPolicy.test.ts'],
    ['base64 of an image', Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 37) % 256)).toString('base64')],
    ['base64 of prose', Buffer.from('nothing to be seen in this sentence').toString('base64')],
  ])('leaves %s alone', (_name, text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'sk_live_[redacted]'],
    ['rk_test_4eC39HqLyjWDarjtT1zdp7dc', 'rk_test_[redacted]'],
    ['whsec_abcdefgh12345678', 'whsec_[redacted]'],
    ['Authorization: Bearer abc.def-ghi_jkl', 'Authorization: Bearer [redacted]'],
    ['access-sandbox-11111111-2222-3333-4444-555555555555', 'access-sandbox-[redacted]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[redacted JWT]'],
    ['https://user:pass@host/x', 'https://[redacted]@host/x'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '[redacted RSA PRIVATE KEY]'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE and the end was cut', '[redacted PRIVATE KEY]'],
  ])('masks the secret in %s', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  test.each(SECRETS)('masks the secret in %s', (text, secret) => {
    const masked = redact(text);
    expect(masked).not.toContain(secret);
    expect(masked).toContain('[redacted');
    expect(redact(masked)).toBe(masked);
  });

  test.each(Object.keys(ENCODINGS))('masks what is encoded: %s, and again in each encoding', (name) => {
    const encode = ENCODINGS[name] ?? String;
    for (const [text, secret] of [...SECRETS, ...CARDS.map((card) => [`card ${card} paid`, card] as const)]) {
      for (const outer of [String, ...Object.values(ENCODINGS)]) {
        const masked = redact(`seen: ${outer(encode(text))} end`);
        expect(reveal(masked)).not.toContain(secret);
        expect(redact(masked)).toBe(masked);
      }
    }
  });

  test('encoded evidence keeps all but the secret', () => {
    expect(redact('a=%31&card=%34242%20%34242-4242%c2%a04242&b=%32')).toBe('a=%31&card=424242******4242&b=%32');
    expect(redact('{\\"note\\":\\"ok\\",\\"password\\":\\"hunter2\\"}')).toBe(
      '{\\"note\\":\\"ok\\",\\"password\\":\\"[redacted]\\"}',
    );
    const encoded = Buffer.from('{"number":"4242424242424242"}').toString('base64');
    expect(redact(`/api/v1/pay/${encoded} seen`)).toBe('/api/v1/pay/[redacted base64] seen');
    expect(redact(`body ${encoded.slice(0, 20)}\r\n${encoded.slice(20)}`)).toBe('body [redacted base64]');
  });

  const around = fc
    .oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }), fc.lorem({ maxCount: 4 }))
    .map((text) => text.replaceAll(/[\d-]/gu, '_'));

  test('no card number survives in any surroundings, and masking twice changes nothing', () => {
    fc.assert(
      fc.property(around, fc.constantFrom(...CARDS), around, (before, card, after) => {
        const masked = redact(`${before}${card}${after}`);
        expect(masked).not.toContain(card);
        expect(findCardNumbers(masked)).toEqual([]);
        expect(redact(masked)).toBe(masked);
      }),
      { numRuns: 1000 },
    );
  });

  test('no card number survives any separators and any encodings in any surroundings', () => {
    const separated = fc
      .tuple(
        fc.constantFrom(...CARDS),
        fc.array(fc.constantFrom('', ' ', '-', '/', '\u00a0', ' - '), { minLength: 19 }),
      )
      .map(([card, marks]) => ({
        card,
        text: Array.from(card, (digit, index) => digit + (marks[index] ?? ''))
          .join('')
          .replace(/\D+$/u, ''),
      }));
    const encodings = fc.array(fc.constantFrom(...Object.values(ENCODINGS)), { maxLength: 2 });
    fc.assert(
      fc.property(around, separated, encodings, fc.lorem({ maxCount: 3 }), (before, { card, text }, list, after) => {
        fc.pre(!/(?<!\d)(?:(?:19|20)\d\d[-/]\d\d[-/]\d\d|\d\d[-/]\d\d[-/](?:19|20)\d\d)(?!\d)/u.test(text));
        // Of the plain text around it nothing but a boundary is asked: a separator before a digit belongs to the number.
        const masked = redact(`${before} | ${list.reduce((inner, encode) => encode(inner), text)} | ${after}`);
        expect(reveal(masked).replaceAll(/(?<=\d)[ /\u00a0-]{1,3}(?=\d)/gu, '')).not.toContain(card);
        expect(redact(masked)).toBe(masked);
      }),
      { numRuns: 1500 },
    );
  });

  test('no secret survives in any surroundings, encoded or not', () => {
    const encodings = fc.array(fc.constantFrom(...Object.values(ENCODINGS)), { maxLength: 2 });
    fc.assert(
      fc.property(around, fc.constantFrom(...SECRETS), around, encodings, (before, [text, secret], after, list) => {
        const encode = (plain: string): string => list.reduce((inner, layer) => layer(inner), plain);
        fc.pre(!reveal(encode(`${before}\n${after}`)).includes(secret));
        const planted = encode(`${before}\n${text}\n${after}`);
        const masked = redact(planted);
        expect(reveal(masked)).not.toContain(secret);
        expect(redact(masked)).toBe(masked);
      }),
      { numRuns: 2000 },
    );
  });

  test('masking twice changes nothing, whatever the parts', () => {
    const part = fc.constantFrom(
      ...CARDS,
      ...SECRETS.map(([text]) => text),
      ...'4242 5555 42 4 [redacted] ****** 424242******4242 " \' = : & ; < > \\ %34 %25 &#52; \\u0034 password cvv Cookie: \n'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const masked = redact(parts.join(''));
        expect(redact(masked)).toBe(masked);
      }),
      { numRuns: 3000 },
    );
  });

  test('text without digits, signs and secrets stays byte for byte', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\d:=%&\\]/gu, '')),
        (text) => {
          expect(redact(text)).toBe(text);
        },
      ),
    );
  });

  test('ends on texts made to keep its patterns busy', () => {
    const digits = '4 '.repeat(500_000);
    expect(redact(`Bearer ${digits}`)).toBe(`Bearer ${digits}`);
    expect(redact('-----BEGIN PRIVATE KEY-----'.repeat(20_000))).toBe('[redacted PRIVATE KEY]');
    const open = 'access_token$sandbox$'.repeat(50_000);
    expect(redact(open)).toBe(open);
  });

  // The time limit of the test is what a quadratic search would break: these take seconds for each, not hours.
  test.each([
    'password="',
    'password:"\\',
    '<input value="aaaaaaaa" name="',
    'name="cvv" ',
    'Cookie: ',
    "Cookie: a='",
    'Set-Cookie: a=b, ',
    'eyJ',
    'eyJhbGciOi.',
    'https://a:',
    '://:',
    'Bearer a-',
    'bearer ',
    'Basic YWFh',
    'NDI0MjQyNDI0MjQyNDI0Mg',
    'NDI0MjQyNDI0MjQyNDI0Mg\n',
    'YWFhYWFhYWFhYWFh/',
    '%34',
    '%25',
    '\\u0034',
    '\\\\',
    '&#52;',
    '&amp;',
    '4242 ',
    '4',
    '4 - ',
    '%B4242424242424242^A',
    ';4242424242424242=',
    'access_token$production$a',
    'SG.aaaaaaaaaaaaaaaa.',
    'sk_live_',
    '-----BEGIN ',
    'pin ',
    'token=',
    'token:',
    'pwd:x',
    '"Cookie: a"',
    'Authorization: ',
    'api-key=',
    'a+%20',
    '--password ',
    '<password ',
    '</password>',
  ])('ends soon on a megabyte of %j', (part) => {
    expect(redact(part.repeat(Math.ceil(500_000 / part.length))).length).toBeGreaterThan(0);
  });

  test('no pattern of a secret repeats without bound but at its end', () => {
    for (const { pattern, hints } of SECRET_PATTERNS) {
      const shape = pattern.source.replaceAll(/\\.|\[(?:\\.|[^\]])*\]/gu, 'x');
      expect(shape, hints.join(' ')).not.toMatch(/(?:[*+]|\{\d+,\})[^)]/u);
      expect(hints.every((hint) => hint.length >= 2 && hint.length <= 14)).toBe(true);
    }
  });
});

/** Every reading of a text: as it is, and with each layer of encoding taken off. */
function reveal(text: string): string {
  let plain = text;
  const readings = [text];
  for (let layer = 0; layer < 4; layer += 1) {
    plain = plain
      .replaceAll(/(?:%[0-9a-f]{2})+/giu, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
      .replaceAll(/&#x([0-9a-f]+);|&#(\d+);/giu, (_, hex, decimal) =>
        String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)),
      )
      .replaceAll(/\\u([0-9a-f]{4})/giu, (_, hex) => String.fromCharCode(Number.parseInt(String(hex), 16)))
      .replaceAll(/\\(.)/gu, '$1')
      .replaceAll(/&(?:amp|quot|lt|gt);/gu, (name) => ({ '&amp;': '&', '&quot;': '"', '&lt;': '<' })[name] ?? '>')
      .replaceAll(/[\w+/-]{16,}={0,2}/gu, (segment) => {
        const decoded = Buffer.from(segment, 'base64').toString('utf8');
        return /^[\x20-\x7e\s\u00a0]+$/u.test(decoded) ? decoded : segment;
      });
    readings.push(plain);
  }
  return readings.join('\n');
}

describe('redactHeader', () => {
  test.each([
    ['Authorization', 'Basic dXNlcjpwYXNz', '[redacted]'],
    ['Set-Cookie', 'session=abc123; Path=/; HttpOnly', 'session=[redacted]; Path=/; HttpOnly'],
    ['Cookie', 'a=1; b=2', 'a=[redacted]; b=[redacted]'],
    ['set-cookie', '4242424242424242=1', '424242******4242=[redacted]'],
    ['Content-Type', 'text/html', 'text/html'],
    ['Location', '/receipt?card=4242424242424242', '/receipt?card=424242******4242'],
  ])('%s: %s', (name, value, kept) => {
    expect(redactHeader(name, value)).toBe(kept);
  });
});
