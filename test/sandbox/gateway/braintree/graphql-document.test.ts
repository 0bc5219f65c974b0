import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseGraphql } from '../../../../src/sandbox/gateway/braintree/graphql-document.ts';

it('reads operations, aliases, arguments, variables and inline fragments', () => {
  const document = `# a comment
    mutation Pay($input: ChargeInput!, $list: [Int!] = 1) {
      paid: charge(input: $input, more: {a: "x\\n", b: [1, true, null, ENUM]}) { transaction { id ... on Sale { total } } }
    }`;
  expect(parseGraphql(document, { input: { amount: '1' } })).toEqual({
    kind: 'mutation',
    fields: [
      {
        alias: 'paid',
        name: 'charge',
        args: { input: { amount: '1' }, more: { a: 'x\n', b: ['1', true, null, 'ENUM'] } },
        fields: [
          {
            alias: 'transaction',
            name: 'transaction',
            args: {},
            fields: ['id', 'total'].map((name) => ({ alias: name, name, args: {}, fields: [] })),
          },
        ],
      },
    ],
  });
  expect(parseGraphql('{ ping }', {})).toMatchObject({ kind: 'query', fields: [{ name: 'ping' }] });
});

it.each([
  '',
  '{',
  '{ a',
  '{ a }}',
  '{ a(b:) }',
  'mutation',
  '{ a ...F }',
  '{ "a" }',
  '{ a(b: "x) }',
  '{ é }',
  '{ a { b ',
])('refuses %j', (document) => {
  expect(() => parseGraphql(document, {})).toThrow(SyntaxError);
});

it('ends on any text with an operation or a syntax error', () => {
  const token = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    ':',
    '$',
    'a',
    '"b"',
    '1',
    '...',
    'on',
    '[',
    ']',
    '!',
    'query',
    ' ',
    '#',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join('')),
  );
  fc.assert(
    fc.property(text, (document) => {
      try {
        expect(parseGraphql(document, {}).fields).toBeInstanceOf(Array);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
  );
  expect(() => parseGraphql('{a'.repeat(5000), {})).toThrow(SyntaxError);
});
