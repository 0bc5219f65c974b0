import { gzipSync } from 'node:zlib';
import { alert, type BadInput, npm, swapped, utf16, zap, zapXml } from './bad-input-samples.ts';

/** Odd, but whole: all is read, and the gate decides by what was found. */
export const WHOLE: readonly BadInput[] = [
  { name: 'a byte-order mark', file: 'mark.json', content: `\uFEFF${zap}`, findings: 4 },
  { name: 'a byte-order mark in XML', file: 'mark.xml', content: `\uFEFF${zapXml}`, findings: 4 },
  { name: 'XML in UTF-16, little-endian', file: 'le.xml', content: utf16(`\uFEFF${zapXml}`), findings: 4 },
  { name: 'XML in UTF-16, big-endian', file: 'be.xml', content: swapped(`\uFEFF${zapXml}`), findings: 4 },
  {
    name: 'the key of the list twice',
    file: 'twice.json',
    content: zap.replace('"site":', '"site":[],"site":'),
    findings: 4,
  },
  {
    name: 'the key of the list again, empty',
    file: 'twice.json',
    content: zap.replace(/\}$/u, ',"site":[]}'),
    findings: 4,
  },
  { name: 'keys twice in an item', file: 'keys.json', content: alert(',"name":"again"'), findings: 1 },
  { name: 'an escaped NUL', file: 'nul.json', content: alert(String.raw`,"desc":"a\u0000b"`), findings: 1 },
  {
    name: 'lone surrogates',
    file: 'half.json',
    content: alert(String.raw`,"desc":"\ud800 \udc00","alertRef":"\ud83d"`),
    findings: 1,
  },
  {
    name: 'bytes that are no UTF-8',
    file: 'bytes.json',
    content: Buffer.from(alert(',"desc":"\u00ff\u00fe"'), 'latin1'),
    findings: 1,
  },
  {
    name: 'a number beyond all',
    file: 'number.json',
    content: alert(',"cweid":1e400,"confidence":-1e400'),
    findings: 1,
  },
  {
    name: '__proto__ as a key',
    file: 'proto.json',
    content: alert(',"__proto__":{"name":"polluted"},"constructor":{"prototype":{"name":"polluted"}}'),
    findings: 1,
  },
  { name: '__proto__ as an id', file: 'proto.json', content: alert(',"alertRef":"__proto__"'), findings: 1 },
  {
    name: '__proto__ and constructor as packages',
    file: 'proto.json',
    content: npm('__proto__', 'constructor', 'toString', 'till'),
    findings: 4,
  },
  {
    name: 'paths out of everywhere',
    file: 'paths.json',
    content: sarifAt([
      '../../etc/passwd',
      'C:\\Windows\\win.ini',
      'file:///etc/passwd',
      '\\\\server\\share\\a',
      '/etc/shadow',
      'a/../../b',
    ]),
    findings: 6,
  },
  { name: 'a packed report', file: 'good.json.gz', content: gzipSync(zap), findings: 4 },
  {
    name: 'two packed members',
    file: 'good.json.gz',
    content: Buffer.concat([gzipSync(zap.slice(0, 99)), gzipSync(zap.slice(99))]),
    findings: 4,
  },
];

function sarifAt(uris: readonly string[]): string {
  const results = uris.map((uri, index) => ({
    ruleId: `r${index}`,
    message: { text: 'm' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
  }));
  const run = { tool: { driver: { name: 's' } }, invocations: [{ executionSuccessful: true }], results };
  return JSON.stringify({ version: '2.1.0', runs: [run] });
}
