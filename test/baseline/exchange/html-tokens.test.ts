import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlTokens } from '../../../src/baseline/exchange/html-tokens.ts';
import { cpuTime } from '../../cpu-time.ts';

type Token = readonly [kind: string, ...parts: unknown[]];

/** The tokens of a document; pieces of text that follow each other are one. */
function tokensOf(html: string): readonly Token[] {
  const tokens: Token[] = [];
  htmlTokens(html, {
    startTag(name, attributes, selfClosing, isRaw) {
      tokens.push(['start', name, attributes.map(({ name: key, value }) => [key, value]), selfClosing, isRaw]);
      return true;
    },
    endTag: (name) => void tokens.push(['end', name]),
    text(text) {
      const last = tokens.at(-1);
      if (last?.[0] === 'text') tokens[tokens.length - 1] = ['text', `${String(last[1])}${text}`];
      else if (text !== '') tokens.push(['text', text]);
    },
    comment: (text) => void tokens.push(['comment', text]),
  });
  return tokens;
}

// Whatever is open ends here; a null character has the whole document read by parse5.
const END = `"'>--></script></style></title></textarea></xmp><z>`;
const fromParse5 = (html: string): readonly Token[] => tokensOf(`${html}${END}\0`);
const read = (html: string): readonly Token[] => tokensOf(`${html}${END}`);

describe('htmlTokens', () => {
  test.each([
    '<a href="/x?a=1&b=2&amp;c" title=\'&eacute;\' data-x=1/>t &lt; u &eacute; &amp &copy v</a>',
    '<A B=c B=d>',
    '<p a = "b">',
    '<p a="b"c>',
    '<p/ a>',
    '<title>a &amp; b &ouml; <b></title><textarea>\n<p></textarea >',
    '<script><!-- <script> "</script>" --></script><b>',
    '<script>if (a<b) "</scr"</SCRIPT x><b>',
    '<svg><script/><style><a></style><p><style><b></style>',
    '<math><![CDATA[ <a> ]]></math><a>',
    '<!-- a --><!--> b <!---> c <!-- d --!> e <!-- f -- g --->',
    '<!DOCTYPE html "x>y"><!doctypehtml><?xml a?><!x>',
    'a < b <3 </ > </3> <> <',
    '<iframe><a></iframe><noembed></noembed>',
    'a\r\nb\rc<p\r\na=b>',
    '&&amp;&am&amp;p; &#x41; &#65 &nbsp;',
    '<a href=/x/><a href="x>y"><a \u00e4=1><\u00e4><p\u00e4>',
  ])('reads %s as parse5 does', (html) => {
    expect(read(html)).toEqual(fromParse5(html));
  });

  test('reads whatever is put together as parse5 does', () => {
    const piece = fc.constantFrom(
      ...'<a| href=|"|\'|/x?a=1&b=2|>|/>|</a>|<script>|</script>|<!--|-->|--!>|<svg>|</svg>|<title>|</title>|<style|</style|&amp;|&eacute;|&|<| |\n|=|!|doctype|[CDATA[|]]>|x|A|/|-'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = pieces.join('');
        expect(read(html)).toEqual(fromParse5(html));
      }),
      { numRuns: 500 },
    );
  });

  test('takes everything after plaintext as text', () => {
    expect(tokensOf('<plaintext><a>&amp;').at(-1)).toEqual(['text', '<a>&amp;']);
  });

  test.each([
    '<a href="',
    '<a ',
    '<!--',
    '<script>',
    '<a b=c',
    '</a ',
    '&',
    '<',
    '<title>&eacute;',
    '<p x=&eacute;>',
    '<!doctype',
  ])('reads much of %s in bounded time', (piece) => {
    const used = cpuTime();
    tokensOf(piece.repeat(300_000 / piece.length));
    expect(used()).toBeLessThan(4_000);
  });
});
