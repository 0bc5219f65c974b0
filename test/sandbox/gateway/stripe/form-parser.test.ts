import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormValue, parseForm } from '../../../../src/sandbox/gateway/stripe/form-parser.ts';
import { StripeError } from '../../../../src/sandbox/gateway/stripe/stripe-error.ts';

type Tree = string | { readonly [key: string]: Tree };

const plain = (value: FormValue): Tree =>
  typeof value === 'string' ? value : Object.fromEntries([...value].map(([key, entry]) => [key, plain(entry)]));

const parse = (text: string): Tree => plain(parseForm(text));

describe('a form', () => {
  it('is read with its nesting', () => {
    expect(parse('amount=2000&metadata[order id]=7%20a&list[0]=x&list[1]=y&items[0][price]=1&flag=&plus=a+b')).toEqual({
      amount: '2000',
      metadata: { 'order id': '7 a' },
      list: { 0: 'x', 1: 'y' },
      items: { 0: { price: '1' } },
      flag: '',
      plus: 'a b',
    });
    expect(parse('a[]=1&a[]=2')).toEqual({ a: { 0: '1', 1: '2' } });
    expect(parse('')).toEqual({});
  });

  it('comes back as it was written', () => {
    const name = fc
      .stringMatching(/^[\w .é%&=+-]{1,12}$/u)
      .filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', maxDepth: 5 },
        fc.string({ unit: 'grapheme', maxLength: 10 }).filter((text) => !text.includes('\0')),
        fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    const write = (value: Tree, path: string): string[] =>
      typeof value === 'string'
        ? [`${path}=${encodeURIComponent(value)}`]
        : Object.entries(value).flatMap(([key, entry]) =>
            write(entry, path === '' ? encodeURIComponent(key) : `${path}[${encodeURIComponent(key)}]`),
          );
    fc.assert(
      fc.property(fc.dictionary(name, tree, { maxKeys: 4, noNullPrototype: true }), (form) => {
        expect(parse(write(form, '').join('&'))).toEqual(form);
      }),
    );
  });

  it('of any bytes is read or refused, and never anything else', () => {
    const piece = fc.constantFrom('a', '[', ']', '=', '&', '%', '%00', '%ff', '__proto__', '0', '+', 'é', '\ud800');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parseForm(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(StripeError);
        }
        expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
