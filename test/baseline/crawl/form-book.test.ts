import { describe, expect, test } from 'vitest';
import { openFormBook } from '../../../src/baseline/crawl/form-book.ts';
import type { PageForm } from '../../../src/baseline/crawl/page-forms.ts';

const ORIGIN = 'https://shop.example';
const form = (action: string, parts: Partial<PageForm> = {}): PageForm => ({
  method: 'POST',
  action: new URL(action, ORIGIN),
  fields: [['a', '1']],
  urlEncoded: true,
  ...parts,
});

const allowed = ({ pathname }: URL): boolean => pathname !== '/secret';

describe('openFormBook', () => {
  test('sends each form once, those that may be sent, in a fixed order', () => {
    const book = openFormBook(ORIGIN);
    for (const action of ['/b', '/a', '/secret', 'https://other.example/a']) book.add(form(action), `${ORIGIN}/`);
    book.add(form('/upload', { urlEncoded: false }), `${ORIGIN}/`);
    expect(book.next(allowed)).toEqual([
      { url: `${ORIGIN}/a`, form: 'a=1' },
      { url: `${ORIGIN}/b`, form: 'a=1' },
    ]);
    book.add(form('/a'), `${ORIGIN}/later`);
    expect(book.next(allowed)).toEqual([]);
    expect([book.sent(), book.seen().length]).toEqual([2, 5]);
  });

  test('of pages with the same form it takes the one that fills most of it, whatever came first', () => {
    const empty = form('/pay', { fields: [['token', '']] });
    const filled = form('/pay', { fields: [['token', 'tok_1']] });
    for (const order of [
      [empty, filled],
      [filled, empty],
    ]) {
      const book = openFormBook(ORIGIN);
      for (const entry of order) book.add(entry, `${ORIGIN}/${entry.fields[0]?.[1]}`);
      expect(book.next(() => true)).toEqual([{ url: `${ORIGIN}/pay`, form: 'token=tok_1' }]);
    }
  });

  test('a GET form is an address', () => {
    const book = openFormBook(ORIGIN);
    book.add(form('/search', { method: 'GET', fields: [['q', 'a b']] }), `${ORIGIN}/`);
    expect(book.next(() => true)).toEqual([{ url: `${ORIGIN}/search?q=a+b` }]);
  });
});
