import type { Finding } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { worsen, type Account } from '../accounting.ts';
import { npmAdvisory } from '../npm-advisory.ts';
import { npmAdvisoryFindings, npmFinding } from '../npm-advisory-findings.ts';
import { textsOf } from '../texts-of.ts';
import { berryFinding } from './berry-finding.ts';

/** What the lines so far told of the audit as a whole. */
export interface Seen {
  /** Lines that an audit writes: advisories and summaries. */
  records: number;
  /** The report's memory for equal rules: yarn 1 repeats an advisory on every path to it. */
  readonly share: (rule: Rule) => Rule;
  /** `data` of the line of type auditSummary. */
  summary: unknown;
  /** Is the report one of yarn 1? */
  classic: boolean;
  /** Severities of the advisories as the report writes them. */
  readonly severities: Set<string>;
  /** Texts of the lines of type error. */
  readonly errors: string[];
}

/** The findings of one line; what it tells besides goes to `seen`. */
export function* findingsOfLine(value: unknown, line: number, seen: Seen, account: Account): Generator<Finding> {
  const record = asObject(value);
  const type = asText(record['type']);
  if (type === 'auditAdvisory') {
    seen.classic = true;
    seen.records += 1;
    account.raw += 1;
    account.occurrences += 1;
    yield classicFinding(asObject(record['data']), seen, account.notices);
  } else if (type === 'auditSummary') {
    seen.classic = true;
    seen.records += 1;
    seen.summary = asObject(record['data']);
  } else if (type === 'auditAction') seen.classic = true;
  else if (type === 'error') seen.errors.push(asText(record['data']) ?? 'no reason given');
  else if (record['children'] !== undefined) {
    seen.records += 1;
    account.raw += 1;
    account.occurrences += 1;
    yield berryFinding(asText(record['value']) ?? 'unknown', asObject(record['children']), account.notices);
  } else if (record['advisories'] !== undefined) {
    // Yarn 2 and 3 pass on the registry's answer, and may add a line of their own behind it.
    seen.records += 1;
    seen.summary = asObject(record['metadata']);
    for (const [key, advisory] of Object.entries(asObject(record['advisories']))) {
      seen.severities.add(asText(asObject(advisory)['severity']) ?? '');
      yield* npmAdvisoryFindings(advisory, key, 'yarn.lock', account);
    }
  } else if (type === undefined) worsen(account, 'degraded', `line ${line} is no record of an audit`);
}

function classicFinding(data: UntrustedObject, seen: Seen, notices: Set<string>): Finding {
  const advisory = asObject(data['advisory']);
  const resolution = asObject(data['resolution']);
  seen.severities.add(asText(advisory['severity']) ?? '');
  const path = asText(resolution['path']);
  const installed = asList(advisory['findings']).map(asObject);
  // The advisory lists every version that is installed; the line is about the one at its path.
  const here = installed.find(({ paths }) => path !== undefined && asList(paths).includes(path)) ?? installed[0];
  const known = npmAdvisory(advisory, asText(resolution['id']), notices);
  return npmFinding(
    advisory,
    { ...known, rule: seen.share(known.rule) },
    {
      version: asText(here?.['version']),
      paths: textsOf(path),
      manifest: 'yarn.lock',
    },
  );
}
