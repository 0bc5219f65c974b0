import * as fc from 'fast-check';
import { makeFinding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { Location } from '../../src/model/location.ts';
import type { RunInfo } from '../../src/model/report.ts';
import { SCANS } from '../../src/model/report.ts';
import { SEVERITIES } from '../../src/model/severity.ts';
import type { ReportView } from '../../src/model/summary.ts';

/** What breaks out of HTML, scripts, Markdown, tables, XML and terminals. */
export const FRAGMENTS: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<!--',
  '-->',
  '<script',
  ']]>',
  '</noscript>',
  '<img src=x onerror=alert(1)>',
  '<!--TOLLGATE_DATA-->',
  '<!--TOLLGATE_NOSCRIPT-->',
  '$&$1$`',
  '&lt;b&gt; &amp; &#60;',
  '|',
  '\\|',
  '`',
  '```\n',
  '**bold** __x__ ~~y~~',
  '[link](https://evil.example)',
  '![x](http://evil.example/x.png)',
  'https://evil.example/?a=b&c',
  'www.evil.example',
  'mailto:root@evil.example',
  '@octocat',
  '@org/team',
  ' #1 !2 ~bug %3 $4 &5 GH-6',
  '\n/close\n',
  '\n# Heading\n- item\n> quote\n1. one\n---\n',
  '\r\n::error::x',
  '\u0000\u0001\u000b\u001b[31m\u007f\u0085',
  '\u202egnp.exe\u2066',
  '\u2028\u2029\ufeff\ufffe\uffff',
  '\ud800',
  '\udc00x',
  '"\' onload="x',
  '__proto__',
  '\t',
  '😀',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 12 }), fc.string()), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));
const texts = fc.array(text, { maxLength: 3 });

const rule = fc.record({
  id: text,
  title: text,
  description: text,
  fix: text,
  helpUri: text,
  level: fc.constantFrom('error', 'warning', 'note', 'none'),
  securitySeverity: fc.constantFrom(0.1, 5.5, 9.8),
  tags: texts,
});

const location: fc.Arbitrary<Location> = fc.oneof(
  fc.record({ kind: fc.constant('file'), uri: text, region: fc.record({ startLine: fc.nat() }) }),
  fc.record({ kind: fc.constant('url'), url: text, method: text, parameter: text }),
  fc.record({ kind: fc.constant('package'), ecosystem: text, name: text, version: text, manifest: text }),
  fc.record({ kind: fc.constant('control'), control: text }),
);

const finding = fc
  .record({
    rule,
    severity: fc.constantFrom(...SEVERITIES),
    message: text,
    kind: fc.constantFrom('fail', 'fail', 'fail', 'pass', 'open', 'review', 'informational', 'notApplicable'),
    locations: fc.array(location, { maxLength: 2 }),
    aliases: texts,
    evidence: text,
    occurrences: fc.nat(),
    fingerprints: fc.record({ [FINGERPRINT_KEY]: text, other: text }),
    suppressions: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.array(
        fc.record({
          kind: fc.constantFrom('inSource', 'external'),
          status: fc.constantFrom('accepted', 'underReview', 'rejected'),
          reason: text,
          owner: text,
          expires: text,
        }),
        { maxLength: 2 },
      ),
    ),
  })
  .map(makeFinding);

const coverage = fc.dictionary(
  fc.oneof(text, fc.constantFrom('violation', 'held', 'inconclusive', 'not-mapped')),
  fc.oneof(text, fc.nat(), texts),
  { maxKeys: 4 },
);

const run: fc.Arbitrary<RunInfo> = fc.record({
  tool: fc.record({ name: text, version: text }),
  scan: fc.constantFrom(...SCANS),
  target: text,
  shard: text,
  status: fc.constantFrom('complete', 'degraded', 'unreadable'),
  reason: text,
  coverage,
  rules: fc.array(rule, { maxLength: 3 }),
});

/** Any view, with hostile text wherever an attacker can put some. */
export const hostileView: fc.Arbitrary<ReportView> = fc.record({
  tool: fc.record({ name: fc.constant('Tollgate'), version: text }),
  verdict: fc.record({ verdict: fc.constantFrom('pass', 'fail', 'incomplete'), reasons: texts }),
  runs: fc.array(run, { maxLength: 3 }),
  findings: fc.array(finding, { maxLength: 5 }),
  findingRuns: fc.array(fc.nat({ max: 4 }), { maxLength: 5 }),
  configured: fc.array(
    fc.record({
      scan: fc.constantFrom(...SCANS),
      state: fc.constantFrom('complete', 'degraded', 'unreadable', 'not-configured'),
      reason: text,
      target: text,
      coverage,
    }),
    { maxLength: 4 },
  ),
  notices: texts,
});
