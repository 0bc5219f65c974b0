import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlTags } from '../../../src/baseline/html-tags.ts';
import { pageForms, type PageForm } from '../../../src/baseline/crawl/page-forms.ts';

const URL_ = 'https://shop.example/dir/page?x=1';
const forms = (html: string): readonly PageForm[] => pageForms({ tags: htmlTags(html).tags, url: URL_ }, URL_);

describe('pageForms', () => {
  test('has what a browser would send, untouched', () => {
    const [form] = forms(`<form method=post action="pay"><input name=a value=1><input type=hidden name=t value=x>
      <input type=password name=p value=secret><input type=checkbox name=off><input type=checkbox name=on checked>
      <input type=file name=f><input name=gone disabled><input value=nameless>
      <select name=s><option value=1><option value=2 selected><option value=3></select><textarea name=m>hi</textarea>
      <button name=do value=buy>Buy</button><button name=do value=drop>Drop</button></form>`);
    expect(form).toMatchObject({ method: 'POST', urlEncoded: true });
    expect(form?.action.href).toBe('https://shop.example/dir/pay');
    expect(form?.fields).toEqual([
      ['a', '1'],
      ['t', 'x'],
      ['p', ''],
      ['on', 'on'],
      ['s', '2'],
      ['m', ''],
      ['do', 'buy'],
    ]);
  });

  test('a form without action goes to its own page, one of another encoding is told apart', () => {
    const [own, upload] = forms('<form><input name=q></form><form method=post enctype=multipart/form-data action=/up>');
    expect([own?.method, own?.action.href, own?.urlEncoded]).toEqual(['GET', URL_, true]);
    expect(upload?.urlEncoded).toBe(false);
  });

  test('never throws, and has no more forms or fields than it keeps', () => {
    const piece = fc.constantFrom(
      '<form>',
      '<input name=a>',
      '<select name=s>',
      '<option value=1>',
      '</form>',
      '<form action="//[">',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(forms(pieces.join('')).length).toBeLessThanOrEqual(pieces.length);
      }),
    );
    expect(forms('<form>'.repeat(1_000)).length).toBe(200);
  });
});
