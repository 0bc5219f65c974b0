import { gzipSync } from 'node:zlib';
import { smallReports } from '../properties/small-reports.ts';

/** A file that is no good report, or a good one in an odd shape. */
export interface BadInput {
  readonly name: string;
  /** File name, by which messages must name it. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** What must be said about it; absent where it is read whole. */
  readonly says?: RegExp;
  /** How many findings are read all the same; 0 where absent. */
  readonly findings?: number;
}

const textOf = (name: string): string => smallReports.find((report) => report.name === name)?.text ?? '';
const zap = textOf('zap-json/sites.json');
const zapXml = textOf('zap-xml/sites.xml');
const nuclei = textOf('nuclei-jsonl/lines.jsonl');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const swapped = (text: string): Buffer => utf16(text).swap16();
const npm = (...names: string[]): string =>
  `{"auditReportVersion":2,"vulnerabilities":{${names
    .map(
      (name, index) =>
        `"${name}":{"name":"${name}","via":[{"source":${index + 1},"name":"${name}","title":"t","url":"https://a.example/${index}","severity":"high","range":"*"}],"nodes":[]}`,
    )
    .join(',')}}}`;
const alert = (more: string): string =>
  `{"@version":"2.17.0","site":[{"@name":"https://a.example","alerts":[{"pluginid":"10038","name":"n","riskcode":"3","instances":[{"uri":"https://a.example/","method":"GET"}]${more}}]}]}`;

const foreign = (name: string, value: unknown): BadInput => ({
  name: `foreign JSON: ${name}`,
  file: 'foreign.json',
  content: typeof value === 'string' ? value : JSON.stringify(value),
  says: /no known report format|could come from several tools|UNREADABLE|DEGRADED/u,
});

/** Everything that is no report, or only half of one: the run must not be clean. */
export const UNCLEAN: readonly BadInput[] = [
  { name: 'nothing', file: 'empty.json', content: '', says: /the file is empty/u },
  { name: 'white space', file: 'blank.json', content: ' \r\n\t ', says: /the file is empty/u },
  { name: 'a byte-order mark alone', file: 'mark.json', content: '\uFEFF', says: /the file is empty/u },
  { name: 'JSON cut short', file: 'cut.json', content: zap.slice(0, -20), says: /ends too soon/u, findings: 3 },
  {
    name: 'XML cut short',
    file: 'cut.xml',
    content: zapXml.slice(0, -20),
    says: /unclosed tag|ends too soon|end of input/iu,
    findings: 4,
  },
  {
    name: 'a line cut short',
    file: 'cut.jsonl',
    content: nuclei.slice(0, -20),
    says: /line 2 is no JSON/u,
    findings: 1,
  },
  {
    name: 'a page with a doctype',
    file: 'page.json',
    content: '<!DOCTYPE html><html><body>Sign in</body></html>',
    says: /an HTML page, no report/u,
  },
  {
    name: 'a page without one',
    file: 'page.xml',
    content: '\n<html lang="en"><body>502</body></html>',
    says: /an HTML page, no report/u,
  },
  {
    name: 'a page behind a comment',
    file: 'page.xml',
    content: '<!-- proxy --><html><body>502</body></html>',
    says: /no known report format|HTML/u,
  },
  {
    name: 'a log',
    file: 'log.json',
    content: 'npm error code ENOTFOUND\nnpm error network\n',
    says: /no known report format/u,
  },
  foreign('an empty object', {}),
  foreign('an empty list', []),
  foreign('a list of lists', [[1], [2]]),
  foreign('another object', { a: 1 }),
  foreign('null', null),
  foreign('a text', '"x"'),
  foreign('a number', 42),
  foreign('a word', true),
  foreign('package.json', { name: 'shop', version: '1.0.0', dependencies: { till: '^1.0.0' } }),
  foreign('package-lock.json', { name: 'shop', lockfileVersion: 3, packages: { '': { name: 'shop' } } }),
  foreign('OpenAPI', { openapi: '3.1.0', info: { title: 'Pay', version: '1' }, paths: { '/pay': { post: {} } } }),
  foreign('a test report of jest', { numFailedTests: 0, success: true, testResults: [{ status: 'passed' }] }),
  foreign('ESLint', [{ filePath: 'a.js', messages: [], errorCount: 0 }]),
  foreign('a schema', { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', properties: {} }),
  foreign('results of something else', { results: [{ a: 1 }] }),
  foreign('vulnerabilities of something else', { vulnerabilities: 'none' }),
  foreign('SARIF without runs', { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json' }),
  foreign('SARIF with runs that are none', { version: '2.1.0', runs: 'none' }),
  foreign('an error of npm', { error: { code: 'ENOLOCK', summary: 'This command requires an existing lockfile.' } }),
  foreign('an error of an API', { message: 'request failed', error: { summary: '' } }),
  {
    name: 'UTF-16 without a mark, little-endian',
    file: 'le.json',
    content: utf16(zap),
    says: /UTF-16|no known report/u,
  },
  {
    name: 'UTF-16 without a mark, big-endian',
    file: 'be.json',
    content: swapped(zap),
    says: /UTF-16|no known report/u,
  },
  {
    name: 'JSON in UTF-16 with a mark, little-endian',
    file: 'le.json',
    content: utf16(`\uFEFF${zap}`),
    says: /UTF-16/u,
  },
  {
    name: 'JSON in UTF-16 with a mark, big-endian',
    file: 'be.json',
    content: swapped(`\uFEFF${zap}`),
    says: /UTF-16/u,
  },
  {
    name: 'NUL bytes behind the end',
    file: 'nul.json',
    content: `${zap}\0\0\0`,
    says: /goes on after its end/u,
    findings: 4,
  },
  { name: 'a NUL byte in a text', file: 'nul.json', content: alert(',"desc":"a\0b"'), says: /control character/iu },
  { name: 'NUL bytes alone', file: 'nul.json', content: '\0\0\0\0\0\0\0\0', says: /UTF-16|no known report/u },
  { name: 'a number that ends nowhere', file: 'number.json', content: '{"site":[],"a":1e}', says: /./u },
  {
    name: 'two reports in one file',
    file: 'two.json',
    content: zap + zap,
    says: /goes on after its end/u,
    findings: 4,
  },
  {
    name: 'two reports on two lines',
    file: 'two.json',
    content: `${npm('a')}\n${npm('b')}\n`,
    says: /goes on after its end/u,
    findings: 1,
  },
  {
    name: 'two XML reports in one file',
    file: 'two.xml',
    content: zapXml + zapXml.replace(/^<\?xml.*?\?>/u, ''),
    says: /line \d+, column \d+/u,
    findings: 4,
  },
  { name: 'billion laughs', file: 'laughs.xml', content: laughs(), says: /document type declaration is refused/u },
  {
    name: 'an external entity',
    file: 'entity.xml',
    content: zapXml.replace(
      /^<\?xml.*?\?>/u,
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    ),
    says: /document type declaration is refused/u,
  },
  {
    name: 'an external DTD',
    file: 'dtd.xml',
    content: zapXml.replace(/^<\?xml.*?\?>/u, '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'),
    says: /document type declaration is refused/u,
  },
  {
    name: 'JSON nested 100,000 deep',
    file: 'deep.json',
    content: `{"site":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    says: /nested deeper than 500 levels/u,
  },
  {
    name: 'objects nested 100,000 deep in an item',
    file: 'deep.json',
    content: alert(`,"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    says: /nested deeper than 500 levels/u,
  },
  {
    name: 'brackets that never close',
    file: 'open.json',
    content: `{"site":[${'{"alerts":['.repeat(100_000)}`,
    says: /nested deeper|ends too soon/u,
  },
  {
    name: 'a line nested 100,000 deep',
    file: 'deep.jsonl',
    content: `${nuclei}{"template-id":"a","info":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`,
    says: /nested deeper than 500 levels/u,
    findings: 2,
  },
  {
    name: 'XML nested 100,000 deep',
    file: 'deep.xml',
    content: `<OWASPZAPReport><site>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</site></OWASPZAPReport>`,
    says: /nested deeper than 200 levels/u,
  },
  {
    name: 'a gzip bomb',
    file: 'bomb.json.gz',
    content: gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x20)),
    says: /it comes to more than 67108864 bytes/u,
  },
  {
    name: 'gzip cut short',
    file: 'cut.json.gz',
    content: gzipSync(zap).subarray(0, -12),
    says: /unexpected end of file/u,
  },
  { name: 'no gzip', file: 'no.json.gz', content: zap, says: /incorrect header check/u },
  { name: 'gzip in gzip', file: 'twice.json.gz', content: gzipSync(gzipSync(zap)), says: /packed/u },
  { name: 'gzip under another name', file: 'packed.json', content: gzipSync(zap), says: /packed/u },
  { name: 'a packed page', file: 'page.json.gz', content: gzipSync('<html></html>'), says: /an HTML page, no report/u },
];

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

function laughs(): string {
  const levels = Array.from(
    { length: 9 },
    (_level, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  ).join('');
  return `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">${levels}]><OWASPZAPReport><site name="&l9;"/></OWASPZAPReport>`;
}

function sarifAt(uris: readonly string[]): string {
  const results = uris.map((uri, index) => ({
    ruleId: `r${index}`,
    message: { text: 'm' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
  }));
  const run = { tool: { driver: { name: 's' } }, invocations: [{ executionSuccessful: true }], results };
  return JSON.stringify({ version: '2.1.0', runs: [run] });
}
