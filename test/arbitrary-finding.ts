import * as fc from 'fast-check';
import type { Finding } from '../src/model/finding.ts';
import type { Location } from '../src/model/location.ts';
import type { RunInfo } from '../src/model/report.ts';
import type { Rule } from '../src/model/rule.ts';
import { absoluteUri } from '../src/reporters/absolute-uri.ts';

const text = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter((value) => value.isWellFormed());
// URLs that every reader of SARIF accepts (see absoluteUri).
const uri = fc.webUrl().filter((value) => absoluteUri(value) !== undefined);
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/u);
const line = fc.integer({ min: 1, max: 100_000 });

const location: fc.Arbitrary<Location> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('file' as const),
      uri: text,
      region: fc.record({ startLine: line, startColumn: line }, { requiredKeys: ['startLine'] }),
      snippet: text,
    },
    { requiredKeys: ['kind', 'uri'] },
  ),
  fc.record(
    { kind: fc.constant('url' as const), url: fc.oneof(fc.webUrl(), text), method: word, parameter: text },
    { requiredKeys: ['kind', 'url'] },
  ),
  fc.record(
    { kind: fc.constant('package' as const), ecosystem: word, name: text, version: text, manifest: text, line },
    { requiredKeys: ['kind', 'ecosystem', 'name'] },
  ),
  fc.record({ kind: fc.constant('control' as const), control: word }),
  fc.record({ kind: fc.constant('logical' as const), name: text }),
);

const level = fc.constantFrom('error', 'warning', 'note', 'none' as const);

/** Any rule; a fix always differs from the description, since GitHub makes us repeat the description where there is none. */
export const arbitraryRule: fc.Arbitrary<Rule> = fc.record(
  {
    id: fc.tuple(word, word).map((parts) => parts.join('/')),
    name: fc.stringMatching(/^[A-Z][A-Za-z]{0,10}$/u),
    title: text.map((value) => `t${value}`),
    description: text.map((value) => `d${value}`),
    fix: text.map((value) => `f${value}`),
    helpUri: uri,
    level,
    securitySeverity: fc.integer({ min: 1, max: 100 }).map((tenths) => tenths / 10),
    tags: fc.uniqueArray(word, { maxLength: 5 }),
  },
  { requiredKeys: ['id', 'title', 'description', 'level', 'tags'] },
);

/** Any finding of a rule. */
export const arbitraryFinding = (rule: fc.Arbitrary<Rule>): fc.Arbitrary<Finding> =>
  fc.record(
    {
      rule,
      kind: fc.constantFrom('fail', 'pass', 'open', 'review', 'informational', 'notApplicable' as const),
      level,
      severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'informational' as const),
      // A blank message is written as the rule's title: GitHub refuses blank ones.
      message: text.map((value) => `m${value}`),
      locations: fc.array(location, { maxLength: 3 }),
      aliases: fc.array(word, { maxLength: 2 }),
      evidence: text,
      occurrences: fc.integer({ min: 1, max: 1000 }),
      fingerprints: fc.dictionary(word, word, { maxKeys: 2 }),
      suppressions: fc.array(
        fc.record(
          {
            kind: fc.constantFrom('inSource', 'external' as const),
            status: fc.constantFrom('accepted', 'underReview', 'rejected' as const),
            reason: text,
            owner: text,
            expires: fc.constant('2027-01-31'),
          },
          { requiredKeys: ['kind'] },
        ),
        { maxLength: 2 },
      ),
      baselineState: fc.constantFrom('new', 'unchanged', 'updated', 'absent' as const),
      sources: fc.array(
        fc.record({
          tool: word,
          rule: word,
          severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'informational' as const),
          occurrences: fc.integer({ min: 1, max: 9 }),
        }),
        { maxLength: 2 },
      ),
      scope: fc.constant('site' as const),
      firstSeen: fc.constant('2026-11-21T00:00:00.000Z'),
    },
    {
      requiredKeys: [
        'rule',
        'kind',
        'level',
        'severity',
        'message',
        'locations',
        'aliases',
        'occurrences',
        'fingerprints',
        'suppressions',
        'sources',
      ],
    },
  );

/** Any run without rules. */
export const arbitraryRun: fc.Arbitrary<RunInfo> = fc.record(
  {
    tool: fc.record({ name: text, version: word, informationUri: uri }, { requiredKeys: ['name'] }),
    scan: fc.constantFrom('web', 'dependencies', 'payments', 'pci' as const),
    target: text,
    shard: word,
    status: fc.constantFrom('complete', 'degraded' as const),
    reason: text,
    coverage: fc.dictionary(word, fc.oneof(fc.nat(), text, fc.array(text, { maxLength: 2 })), { maxKeys: 3 }),
    rules: fc.constant([]),
  },
  { requiredKeys: ['tool', 'status', 'rules'] },
);
