import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FoundElement, XmlError, xmlElements, type XmlPattern } from '../../src/util/xml-elements.ts';

function elementsOf(text: string | Uint8Array, patterns: readonly XmlPattern[], size = 7): FoundElement[] {
  const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return [...xmlElements(chunks, patterns)];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

describe('xmlElements', () => {
  test('cuts wanted elements with all they hold, and names their parents when they begin', () => {
    const text =
      '<?xml version="1.0"?><r><s name="a&amp;b"><x:i k="1">t<b>u</b><![CDATA[<v>]]></x:i><i/></s><other><i/></other></r>';
    expect(
      elementsOf(text, [
        ['r', 's', '@'],
        ['r', 's', 'i'],
      ]),
    ).toEqual([
      { path: ['r', 's'], element: { name: 's', attributes: { name: 'a&b' }, children: [], text: '' } },
      {
        path: ['r', 's', 'i'],
        element: {
          name: 'i',
          attributes: { k: '1' },
          text: 't<v>',
          children: [{ name: 'b', attributes: {}, children: [], text: 'u' }],
        },
      },
      { path: ['r', 's', 'i'], element: { name: 'i', attributes: {}, children: [], text: '' } },
    ]);
  });

  test('follows several patterns at once, stars among them, and ignores what none names', () => {
    const text = '<r><a k="1"><x n="1"><x n="2"/></x></a><b><x n="3"/></b><x n="4"/></r>';
    const found = elementsOf(text, [
      ['r', '*', 'x'],
      ['r', 'a', '@'],
      ['r', 'b'],
    ]);
    expect(found.map(({ path, element }) => [path.join('/'), element.attributes, element.children.length])).toEqual([
      ['r/a', { k: '1' }, 0],
      ['r/a/x', { n: '1' }, 1],
      ['r/b', {}, 1],
    ]);
  });

  test('gives any text back, whatever the chunks', () => {
    const legal = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text));
    fc.assert(
      fc.property(legal, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const [found] = elementsOf(`<r><i>${escape(text)}</i></r>`, [['r', 'i']], size);
        expect(found?.element.text).toBe(text.trim());
      }),
    );
  });

  test.each([
    ['junk before the declaration', '<!-- log --><?xml version="1.0"?><r><i/></r>'],
    ['a byte-order mark', '\uFEFF<?xml version="1.0"?><r><i/></r>'],
    ['UTF-16', Buffer.from('\uFEFF<r><i/></r>', 'utf16le')],
    ['no declaration', '\n<r><i/></r>'],
  ])('reads %s', (_name, text) => {
    expect(elementsOf(text, [['r', 'i']])).toHaveLength(1);
  });

  test.each([
    ['billion laughs', '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><i>&b;</i></r>', /type declaration/u],
    [
      'an external entity',
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><i>&x;</i></r>',
      /type declaration/u,
    ],
    ['an unknown entity', '<r><i>&x;</i></r>', /entity/u],
    ['nothing', '', /document must contain a root/u],
    ['HTML', '<html><body><br></body></html>', /unexpected close tag/u],
    ['a text that ends too soon', '<r><i>', /unclosed/u],
    ['a second document', '<r><i/></r><r/>', /documents may contain only one root|text data outside/u],
    ['nesting of 100,000', '<a>'.repeat(100_000), /nested deeper/u],
    ['JSON', '{"a":1}', /outside of root|root element/u],
  ])('refuses %s', (_name, text, reason) => {
    expect(() => elementsOf(text, [['r', 'i']], 1000)).toThrow(reason);
  });

  test('gives what ended before a fault, in whatever chunks, and then tells of it', () => {
    const text = Buffer.from('<a><b>1</b><b>2</b><b>3</c></a>');
    for (const size of [1, 7, text.length]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_chunk, at) =>
        text.subarray(at * size, (at + 1) * size),
      );
      const seen: string[] = [];
      expect(() => {
        for (const { element } of xmlElements(chunks, [['a', 'b']])) seen.push(element.text);
      }).toThrow(XmlError);
      expect(seen).toEqual(['1', '2']);
    }
  });

  test('says of every truncation that something is wrong', () => {
    const text = '<?xml version="1.0"?><r a="1"><s><i>x</i><i k="&lt;"/></s></r>';
    for (let cut = 0; cut < text.length; cut += 1)
      expect(() => elementsOf(text.slice(0, cut), [['r', 's', 'i']]), `cut at ${cut}`).toThrow();
  });

  test.each([
    ['a text of a wanted element', '<r><i>', 'x'],
    ['a text nobody wants', '<r><x>', 'x'],
    ['an attribute', '<r><x a="', 'x'],
    ['attributes', '<r><x ', ' a="1" b="2"'],
    ['a name', '<r><', 'x'],
    ['a comment', '<r><!--', 'x'],
    ['an instruction', '<r><?x ', 'x'],
    ['an entity', '<r>&', 'x'],
    ['CDATA', '<r><i><![CDATA[', 'x'],
    ['elements of a wanted element', '<r><i>', '<x a="1">1</x>'],
  ])('refuses %s without an end long before memory ends', (_name, start, more) => {
    let read = 0;
    function* endless(): Generator<Uint8Array> {
      yield Buffer.from(start);
      for (let number = 0; ; number += 1) {
        const chunk = Buffer.from(
          more.replaceAll(/(?<= )[ab](?==)/gu, (name) => `${name}${number}`).repeat(more.includes('=') ? 1 : 500),
        );
        read += chunk.length;
        if (read > 1_000_000) return;
        yield chunk;
      }
    }
    expect(() => [...xmlElements(endless(), [['r', 'i']], { elementLength: 10_000 })]).toThrow(
      /longer than 10000 characters/u,
    );
    expect(read).toBeLessThan(200_000);
  });
});
