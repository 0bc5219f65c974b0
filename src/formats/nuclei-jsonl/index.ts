import type { ReportItem, ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { jsonLines } from '../../util/json-lines.ts';
import { asObject, asText } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format, Head } from '../format.ts';
import { OPEN_ENDED_NOTICE } from '../open-ended-notice.ts';
import { recordFault } from '../input-fault.ts';
import { readHead } from '../read-head.ts';
import { sharedRules } from '../shared-rules.ts';
import { findingOf, type Template } from './finding-of.ts';
import { openRuns, type Runs } from './runs.ts';

/** Nuclei's results: one JSON object a line, or a JSON list of them. */
export const format: Format = {
  id: 'nuclei-jsonl',
  title: 'Nuclei JSONL and JSON',
  url: 'https://docs.projectdiscovery.io/opensource/nuclei/running#scan-visibility-%2F-reporting',
  versions: 'Nuclei 2 and 3: `-jsonl` (before: `-json`) and `-json-export`',
  mapping: [
    ['every line (or entry of the list) that matched', 'one finding'],
    ['template-id (before: templateID)', 'rule id, as nuclei/CVE-2021-44228'],
    ['info.classification: cve-id, cwe-id, cvss-score', 'aliases, CWE, security-severity'],
    ['info: name, description, impact, remediation, reference', 'rule'],
    ['info.severity', 'severity; unknown is taken from the CVSS score'],
    ['matched-at (before: matched)', 'location; hosts without a scheme get that of the type: dns, ssl, tcp'],
    [
      'fuzzing_parameter, else matcher-name, else extractor-name',
      'parameter: what tells matches of one template apart',
    ],
    ['matcher, extracted-results, interaction', 'evidence'],
    ['url, host', 'target: one run for each'],
  ],
  faults: [
    'an empty file or list is clean: Nuclei writes nothing where nothing matched',
    'lines have no end mark, a list has one (`-json-export`): a notice says that a report cut off between two lines looks whole',
    'matcher-status false (`-matcher-status`): no match, so no item; one with an error: degraded',
    'log lines between the results: left out, with a notice; a torn result: degraded',
    'requests, responses and curl commands hold cookies and tokens: they are not kept; nor is what a template for secrets extracted',
    'reference may be a text with dashes, tags a text with commas: both are read',
  ],
  recognizes: ({ kind, keys, firstKeys, text }) =>
    isResult(kind === 'json-array' ? firstKeys : keys) || (kind !== 'xml' && RESULT_LINE.test(text)),
  read,
};

// A result behind log lines.
const RESULT_LINE = /^\{"(?:template|template-id|templateID|template-url|template-path|template-encoded)":/mu;

function isResult(keys: ReadonlySet<string>): boolean {
  return (keys.has('template-id') || keys.has('templateID')) && !keys.has('runs');
}

interface State {
  readonly account: Account;
  readonly runs: Runs;
  readonly share: ReturnType<typeof sharedRules>;
  readonly templates: Map<string, Template>;
  unmatched: number;
  foreign: number;
  failed: number;
}

function* read(source: Source): ReportReader {
  const account = openAccount();
  const runs = openRuns();
  const state: State = {
    account,
    runs,
    share: sharedRules(),
    templates: new Map(),
    unmatched: 0,
    foreign: 0,
    failed: 0,
  };
  try {
    for (const value of valuesOf(source, readHead(source), state)) {
      const item = take(value, state);
      if (item !== undefined) yield item;
    }
  } catch (error) {
    recordFault(error, account);
  }
  judge(state);
  return closeAccount(account, runs.list());
}

function* valuesOf(source: Source, { kind, text }: Head, state: State): Generator {
  // A log line may begin with a bracket too: `[INF] …`.
  if (/^\[\s*(?:[{\]]|$)/u.test(text)) {
    for (const { value } of jsonElements(source.chunks(), [['*']])) yield value;
    return;
  }
  // One result that some other program has spread over several lines.
  if (kind === 'json-object' && /^\{\s*\n/u.test(text)) {
    for (const { value } of jsonElements(source.chunks(), [[]])) yield value;
    return;
  }
  const broken = (error: Error, line: string): void => {
    if (/^\s*[{"]/u.test(line)) worsen(state.account, 'degraded', error.message);
    else state.foreign += 1;
  };
  state.account.notices.add(OPEN_ENDED_NOTICE);
  for (const { value } of jsonLines(source.chunks(), {}, broken)) yield value;
}

function take(value: unknown, state: State): ReportItem | undefined {
  const { account, runs, share, templates } = state;
  const result = asObject(value);
  const isOne =
    (Object.hasOwn(result, 'template-id') || Object.hasOwn(result, 'templateID')) && !Object.hasOwn(result, 'runs');
  if (!isOne) {
    // Statistics stand between the results; a result without its template's name still says where it matched.
    if (!('info' in result) && !('matched-at' in result)) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) state.foreign += 1;
      else drop(account, 'an item is no JSON object');
      return undefined;
    }
  }
  if (String(result['matcher-status']).toLowerCase() === 'false') {
    if (asText(result['error']) === undefined) state.unmatched += 1;
    else state.failed += 1;
    return undefined;
  }
  const finding = findingOf(result, account.notices, templates);
  account.raw += 1;
  account.occurrences += 1;
  return { run: runs.indexOf(result), finding: { ...finding, rule: share(finding.rule) } };
}

function judge({ account, unmatched, foreign, failed }: State): void {
  if (failed > 0) worsen(account, 'degraded', `Nuclei could not carry out ${failed} of its requests`);
  if (unmatched > 0) account.notices.add(`templates that were tried and did not match: ${unmatched}`);
  if (foreign > 0) account.notices.add(`lines that are no results, as logs and statistics are: ${foreign}`);
  // Nothing but other lines: an error message, a log, or no file of Nuclei at all.
  if (account.raw + unmatched + failed === 0 && foreign > 0) {
    worsen(account, 'unreadable', 'no line is a result of Nuclei');
  }
  if (account.raw + unmatched + failed === 0 && account.status === 'degraded') account.status = 'unreadable';
}
