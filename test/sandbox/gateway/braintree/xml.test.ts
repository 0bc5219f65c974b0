import * as fc from 'fast-check';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { writeXml, xmlArray, xmlCollection } from '../../../../src/sandbox/gateway/braintree/xml.ts';

interface Parser {
  readonly parseStringPromise: (xml: string) => Promise<unknown>;
}

// The parser that the client reads answers with; it comes without types.
const { parseStringPromise }: Parser = createRequire(import.meta.url)('xml2js') as Parser;

// Any UTF-16 code units, unpaired surrogates and controls too.
const anyText = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('the writer', () => {
  it('gives every value the type that clients read', () => {
    const xml = writeXml('root', {
      text_field: 'a',
      count: 3,
      on: true,
      nothing: null,
      left_out: undefined,
      at: new Date('2026-01-02T03:04:05.678Z'),
      ids: xmlArray('item', ['1', '2']),
      page: xmlCollection('one', [{ id: 'x' }], { total_items: 1 }),
    });
    expect(xml).toContain(
      '<root><text-field>a</text-field><count type="integer">3</count><on type="boolean">true</on><nothing nil="true"/>' +
        '<at type="datetime">2026-01-02T03:04:05Z</at><ids type="array"><item>1</item><item>2</item></ids>' +
        '<page type="collection"><total-items type="integer">1</total-items><one><id>x</id></one></page></root>',
    );
  });

  it('lets no text become markup, and no character break the document', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const xml = writeXml('root', { text: `.${text}.` });
        const parsed = (await parseStringPromise(xml)) as { readonly root: { readonly text: readonly string[] } };
        expect(Object.keys(parsed.root)).toEqual(['text']);
        expect(parsed.root.text).toHaveLength(1);
        if (/^[\u0020-\u007e]*$/u.test(text)) expect(parsed.root.text[0]).toBe(`.${text}.`);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses names that would be markup', () => {
    expect(() => writeXml('root', { 'a b="c"': 'x' })).toThrow(RangeError);
    expect(() => writeXml('root', { '1a': 'x' })).toThrow(RangeError);
  });
});
