import { visibleText } from '../model/summary.ts';

/** One test case; `message` and `body` belong to every outcome but `passed`. */
export interface TestCase {
  readonly className: string;
  readonly name: string;
  /** Tells apart cases of the same name. */
  readonly id?: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly type?: string;
  readonly message?: string;
  readonly body?: string;
}

/** One test suite as XML, with the numbers that its parent adds up. */
export interface SuiteXml {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** Renders one suite; cases of the same class and name get their id, then a number, so that no reader merges them. */
export function suiteXml(name: string, cases: readonly TestCase[]): SuiteXml {
  const count = (outcome: TestCase['outcome']): number => cases.filter((test) => test.outcome === outcome).length;
  const numbers = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  const taken = new Map<string, number>();
  const lines = cases.map((test) => caseXml(test, freeName(test, taken)));
  const attributes = Object.entries(numbers).map(([key, value]) => ` ${key}="${value}"`);
  const xml = `  <testsuite name="${attribute(name)}"${attributes.join('')}>\n${lines.join('')}  </testsuite>\n`;
  return { xml, ...numbers };
}

/** The whole document (XML 1.0, UTF-8). */
export function testSuitesXml(suites: readonly SuiteXml[]): string {
  const sum = (key: 'tests' | 'failures' | 'errors' | 'skipped'): string =>
    `${key}="${suites.reduce((total, suite) => total + suite[key], 0)}"`;
  const numbers = [sum('tests'), sum('failures'), sum('errors'), sum('skipped')].join(' ');
  const body = suites.map((suite) => suite.xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Tollgate" ${numbers}>\n${body}</testsuites>\n`;
}

function caseXml(test: TestCase, name: string): string {
  const head = `    <testcase classname="${attribute(test.className)}" name="${attribute(name)}"`;
  if (test.outcome === 'passed') return `${head}/>\n`;
  const type = test.type === undefined ? '' : ` type="${attribute(test.type)}"`;
  const open = `<${test.outcome}${type} message="${attribute(test.message ?? '')}"`;
  const inner = test.body === undefined ? `${open}/>` : `${open}>${content(test.body)}</${test.outcome}>`;
  return `${head}>${inner}</testcase>\n`;
}

function freeName(test: TestCase, taken: Map<string, number>): string {
  const plain = visibleText(test.name);
  const full = test.id ? `${plain} [${test.id.slice(0, 8)}]` : plain;
  const base = taken.has(`${test.className}\n${plain}`) ? full : plain;
  let name = base;
  while (taken.has(`${test.className}\n${name}`)) {
    const number = (taken.get(`${test.className}\n${base}`) ?? 1) + 1;
    taken.set(`${test.className}\n${base}`, number);
    name = `${base} #${number}`;
  }
  taken.set(`${test.className}\n${name}`, 1);
  return name;
}

// `visibleText` has written out what XML 1.0 forbids (§2.2 Char): controls, U+FFFE, U+FFFF, lone surrogates.
function content(text: string): string {
  return visibleText(text).replaceAll(/[&<>]/gu, entity);
}

// Without references a parser turns line ends and tabs of an attribute into spaces (§3.3.3).
function attribute(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'\t\n]/gu, entity);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
