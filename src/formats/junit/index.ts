import { lookup } from '../../model/lookup.ts';
import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { asNumber } from '../../util/untrusted.ts';
import { xmlElements, type XmlElement } from '../../util/xml-elements.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { xmlRoot } from '../xml-root.ts';
import { schemathesisFinding } from './schemathesis-finding.ts';
import { testFinding } from './test-finding.ts';

/** JUnit XML: what Schemathesis writes is read as its findings, any other as failed tests. */
export const format: Format = {
  id: 'junit',
  title: 'JUnit XML (Schemathesis)',
  url: 'https://schemathesis.readthedocs.io/en/stable/reference/reporting/',
  versions: 'Schemathesis 3 and 4; any JUnit XML',
  mapping: [
    ['testcase/failure, testcase/error', 'one finding each'],
    ['title of the check in the text', 'rule id, as schemathesis/server-error; of several checks the worst'],
    ['testcase name (Schemathesis)', 'location: method and path template'],
    ['classname, name, file, line (other tools)', 'rule id, as junit/suite.test, and location'],
    ['text, else message', 'evidence'],
    ['check (Schemathesis)', 'severity as Schemathesis has it, which it does not write'],
    ['type (other tools)', 'severity, where it is a word for one; else medium'],
    ['testcase/error', 'the run is degraded: what was to be tested was not'],
    ['tests, failures, errors larger than what is listed; no test, or all skipped', 'the run is degraded'],
  ],
  faults: [
    'Schemathesis before 4.22 has the whole text in an attribute, where line ends become spaces: read all the same',
    'one failure of Schemathesis may name several checks: the others stand in the evidence',
    'a single testsuite as root, testsuites in testsuites: read',
  ],
  recognizes: ({ kind, text }) => (kind === 'xml' || kind === 'text') && /^testsuites?$/u.test(xmlRoot(text) ?? ''),
  read,
};

const DEPTH = 8;
const PATTERNS = ['testsuites', 'testsuite'].flatMap((root) =>
  Array.from({ length: DEPTH }, (_unused, depth) => [root, ...Array<string>(depth).fill('testsuite')]).flatMap(
    (path) => [
      [...path, '@'],
      [...path, 'testcase'],
    ],
  ),
);

interface Totals {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

const TOOLS: Readonly<Record<string, RunInfo['tool']>> = {
  schemathesis: { name: 'Schemathesis', informationUri: 'https://schemathesis.io/' },
  junit: { name: 'JUnit' },
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const tools: string[] = [];
  const listed: Totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  const claimed: Totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  let suite = '';
  let rootClaims = false;
  try {
    for (const { path, element } of xmlElements(source.chunks(), PATTERNS)) {
      if (element.name !== 'testcase') {
        suite = element.attributes['name'] ?? '';
        if (path.length === 1) rootClaims = claim(element, claimed);
        else if (path.length === 2 && path[0] === 'testsuites' && !rootClaims) claim(element, claimed);
        continue;
      }
      listed.tests += 1;
      if (element.children.some(({ name }) => name === 'skipped')) listed.skipped += 1;
      const tool = suite.toLowerCase() === 'schemathesis' ? 'schemathesis' : 'junit';
      if (!tools.includes(tool)) tools.push(tool);
      for (const outcome of element.children) {
        if (outcome.name !== 'failure' && outcome.name !== 'error') continue;
        account.raw += 1;
        account.occurrences += 1;
        listed[outcome.name === 'failure' ? 'failures' : 'errors'] += 1;
        const finding =
          tool === 'schemathesis' ? schemathesisFinding(element, outcome) : testFinding(suite, element, outcome);
        yield { run: tools.indexOf(tool), finding };
      }
    }
    judge(listed, claimed, account);
  } catch (error) {
    recordFault(error, account);
  }
  const skipped = listed.skipped > 0 ? { skipped: listed.skipped } : {};
  return closeAccount(
    account,
    (tools.length === 0 ? ['junit'] : tools).map((tool) => ({
      tool: lookup(TOOLS, tool) ?? { name: tool },
      ...(tool === 'schemathesis' && { scan: 'web' as const }),
      status: 'complete',
      coverage: { tests: listed.tests, ...skipped },
      rules: [],
    })),
  );
}

/** Adds what a suite says of itself; false where it says nothing. */
function claim({ attributes }: XmlElement, claimed: Totals): boolean {
  let says = false;
  for (const key of ['tests', 'failures', 'errors'] as const) {
    const number = asNumber(attributes[key]);
    if (number === undefined) continue;
    says = true;
    claimed[key] += number;
  }
  return says;
}

function judge(listed: Totals, claimed: Totals, account: Account): void {
  for (const key of ['failures', 'errors', 'tests'] as const) {
    if (claimed[key] > listed[key]) {
      worsen(account, 'degraded', `the report counts ${claimed[key]} ${key} and lists ${listed[key]}`);
    }
  }
  if (listed.errors > 0) {
    worsen(account, 'degraded', `${listed.errors} ${listed.errors === 1 ? 'test' : 'tests'} ended with an error`);
  }
  if (listed.tests === 0) worsen(account, 'degraded', 'the report lists no test: nothing was tested');
  else if (listed.skipped === listed.tests) worsen(account, 'degraded', `all ${listed.tests} tests were skipped`);
}
