import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlTags } from '../../src/baseline/html-tags.ts';

const names = (html: string): string[] => htmlTags(html).tags.map(({ name }) => name);

describe('htmlTags', () => {
  test('reads names in lower case, attributes decoded, the first of a repeated one', () => {
    const [tag] = htmlTags('<A HREF="/a?b=1&amp;c=2" href=/other Data-X>').tags;
    expect(tag?.name).toBe('a');
    expect([...(tag?.attributes ?? [])]).toEqual([
      ['href', '/a?b=1&c=2'],
      ['data-x', ''],
    ]);
  });

  test('finds no tags in comments, scripts, styles, titles and text areas', () => {
    const html = '<!-- <a> --><script>"<b>"</script><style><i></style><title><u></title><textarea><p></textarea><em>';
    expect(names(html)).toEqual(['script', 'style', 'title', 'textarea', 'em']);
  });

  test('goes on after a script that an SVG image closes at once', () => {
    expect(names('<svg><script href="a.js"/><path/></svg><a>')).toEqual(['svg', 'script', 'path', 'a']);
  });

  test('reads a script after an SVG image that was never closed', () => {
    expect(names('<svg><p><script>"<b>"</script><a>')).toEqual(['svg', 'p', 'script', 'a']);
  });

  test('survives 100,000 nested elements', () => {
    const { tags, truncated } = htmlTags(`${'<div>'.repeat(100_000)}<a href="/deep">`);
    expect(tags).toHaveLength(100_001);
    expect(tags.at(-1)?.attributes.get('href')).toBe('/deep');
    expect(truncated).toBe(false);
  });

  test('stops, and says so, at a tag with hundreds of thousands of attributes', () => {
    const attributes = Array.from({ length: 300_000 }, (_, index) => `a${index}=">"`).join(' ');
    expect(htmlTags(`<p ${attributes}><a>`)).toMatchObject({ tags: [], truncated: true });
  });

  test('reads long attribute values whole, across the pieces that are read at a time', () => {
    const value = 'x'.repeat(100_000);
    expect(
      htmlTags(`<img src="${value}&amp;"><a>`).tags.map(({ attributes }) => attributes.get('src')?.length),
    ).toEqual([100_001, undefined]);
  });

  test('never throws, and finds the same behind any amount of leading text', () => {
    const piece = fc.constantFrom(
      '<a href="/x&amp;y">',
      '</a>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<svg>',
      '<',
      '&',
      '\0',
      '"',
      'x',
      '<![CDATA[',
      ']]>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 16_340, max: 16_400 }), (parts, length) => {
        const html = parts.join('');
        const { text, ...alone } = htmlTags(html);
        expect(htmlTags(' '.repeat(length) + html)).toEqual({ ...alone, text: ' '.repeat(length) + text });
      }),
      { numRuns: 300 },
    );
  });
});
