import type { Coverage, ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { readHead } from '../read-head.ts';
import { sharedRules } from '../shared-rules.ts';
import { findingOf } from './finding-of.ts';
import { openErrors } from './open-errors.ts';

/** `semgrep scan --json` and `opengrep scan --json`. */
export const format: Format = {
  id: 'semgrep-json',
  title: 'Semgrep JSON',
  url: 'https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif',
  versions: 'Semgrep 0.40 and later, Opengrep',
  mapping: [
    ['results[]', 'one finding each'],
    ['check_id', 'rule id, as semgrep/javascript.lang.security.eval'],
    ['extra.severity', 'severity: CRITICAL, HIGH, MEDIUM, LOW; ERROR high, WARNING medium, INFO low'],
    ['extra.message, extra.metadata.cwe, source, references', 'rule description, CWE, help URI'],
    ['path, start, end, extra.lines', 'location'],
    ['extra.sca_info', 'package location; metadata.sca-vuln-database-identifier is the rule id'],
    ['extra.fix, dataflow_trace, validation_state, metadata.confidence', 'evidence'],
    ['extra.is_ignored', 'suppression in source (nosemgrep)'],
    ['extra.fingerprint', 'fingerprint matchBasedId/v1, as in the SARIF of Semgrep'],
    ['errors[] of level error, and time or memory that ran out', 'the run is degraded'],
    ['paths.scanned, paths.skipped, skipped_rules', 'coverage; no scanned file at all: degraded'],
  ],
  faults: [
    'without a login fingerprint and lines are the words "requires login": left out',
    'lines of a finding about a secret are the secret: they are not kept, nor are metavariables',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object' || !keys.has('results') || keys.has('runs')) return false;
    // The results of a large report reach beyond the head, so what follows them is not seen.
    return (keys.has('errors') && keys.has('paths')) || /"check_id"\s*:/u.test(text);
  },
  read,
};

const PATTERNS = [
  ['version'],
  ['results', '*'],
  ['errors', '*'],
  ['paths', 'scanned', '*'],
  ['paths', 'skipped', '*'],
  ['skipped_rules', '*'],
];

function* read(source: Source): ReportReader {
  const account = openAccount();
  const share = sharedRules();
  const errors = openErrors();
  const counts: Counts = { scanned: undefined, skipped: new Map(), rules: 0 };
  let version: string | undefined;
  try {
    for (const { path, value } of jsonElements(source.chunks(), PATTERNS)) {
      const [first] = path;
      if (first === 'version') version = asText(value);
      else if (first === 'errors') errors.add(asObject(value));
      else if (first !== 'results') count(path, asObject(value), counts);
      else if (typeof value !== 'object' || value === null || Array.isArray(value) || typeof path[1] !== 'number') {
        drop(account, 'an entry of `results` is no object');
      } else {
        account.raw += 1;
        account.occurrences += 1;
        const finding = findingOf(asObject(value), account.notices);
        yield { run: 0, finding: { ...finding, rule: share(finding.rule) } };
      }
    }
    judge(source, account, counts);
    errors.judge(account, counts.scanned ?? 0);
  } catch (error) {
    recordFault(error, account);
  }
  const coverage = coverageOf(counts);
  return closeAccount(account, [
    {
      tool: { name: 'Semgrep', ...(version !== undefined && { version }), informationUri: 'https://semgrep.dev/' },
      status: 'complete',
      ...(coverage !== undefined && { coverage }),
      rules: [],
    },
  ]);
}

interface Counts {
  scanned: number | undefined;
  /** Skipped files by reason. */
  readonly skipped: Map<string, number>;
  rules: number;
}

function count(path: readonly (string | number)[], value: UntrustedObject, counts: Counts): void {
  if (path[0] === 'skipped_rules') counts.rules += 1;
  else if (path[1] === 'scanned') counts.scanned = (counts.scanned ?? 0) + 1;
  else {
    const reason = (asText(value['reason']) ?? 'no reason given').slice(0, 100);
    counts.skipped.set(reason, (counts.skipped.get(reason) ?? 0) + 1);
  }
}

function judge(source: Source, account: Account, counts: Counts): void {
  const { keys } = readHead(source);
  if (account.raw > 0) return;
  if (!keys.has('results')) worsen(account, 'unreadable', 'the report has no list of results');
  else if (keys.has('paths') && counts.scanned === undefined && !keys.has('errors')) {
    worsen(account, 'degraded', 'Semgrep scanned no file');
  }
}

function coverageOf(counts: Counts): Coverage | undefined {
  const skipped = [...counts.skipped].map(([reason, number]) => `${reason}: ${number}`).toSorted();
  const coverage = {
    ...(counts.scanned !== undefined && { 'scanned files': counts.scanned }),
    ...(skipped.length > 0 && { 'skipped files': skipped }),
    ...(counts.rules > 0 && { 'skipped rules': counts.rules }),
  };
  return Object.keys(coverage).length === 0 ? undefined : coverage;
}
