import type { SmallReport } from './small-reports.ts';

/** Puts items into another order. */
export type Shuffle = <T>(items: readonly T[]) => T[];

/**
 * The items of each format, whose order says nothing: paths to lists and to objects whose keys are items (`*`: all of a
 * list or an object, empty: the whole report), names of elements in XML. Lines of JSON lines are items too.
 */
export const ITEMS: Readonly<Record<string, readonly string[]>> = {
  'cyclonedx-json': ['components', 'vulnerabilities', 'vulnerabilities/*/affects'],
  'cyclonedx-xml': ['component', 'vulnerability', 'target'],
  'gitlab-codequality': [''],
  'gitlab-security': ['vulnerabilities'],
  'gitleaks-json': [''],
  'grype-json': ['matches', 'ignoredMatches'],
  junit: ['testcase', 'testsuite'],
  'npm-audit': ['vulnerabilities', 'vulnerabilities/*/via'],
  'npm-audit-v6': ['advisories', 'advisories/*/findings'],
  'nuclei-jsonl': [''],
  'odc-json': ['dependencies', 'dependencies/*/vulnerabilities', 'dependencies/*/suppressedVulnerabilities'],
  'odc-xml': ['dependency', 'vulnerability', 'suppressedVulnerability'],
  'osv-scanner-json': [
    'results',
    'results/*/packages',
    'results/*/packages/*/vulnerabilities',
    'results/*/packages/*/groups',
  ],
  'retire-json': ['data', 'data/*/results', 'data/*/results/*/vulnerabilities'],
  // Runs keep their order: statistics name the tool of the first.
  sarif: ['runs/*/results'],
  'semgrep-json': ['results', 'paths/scanned'],
  'snyk-json': ['', '*/vulnerabilities', 'vulnerabilities', 'infrastructureAsCodeIssues'],
  'trivy-json': [
    'Results',
    ...['Vulnerabilities', 'Misconfigurations', 'Secrets', 'Licenses', 'Packages'].map((key) => `Results/*/${key}`),
  ],
  'yarn-audit': [],
  'zap-json': ['site', 'site/*/alerts', 'site/*/alerts/*/instances'],
  'zap-xml': ['site', 'alertitem', 'instance'],
};

/** The report with its items in another order. */
export function shuffledReport({ format, kind, text }: SmallReport, shuffle: Shuffle): string {
  const items = ITEMS[format] ?? [];
  if (kind === 'jsonl') return shuffledLines(text, shuffle);
  if (kind === 'xml') return items.reduce((xml, name) => shuffledElements(xml, name, shuffle), text);
  let value: unknown = JSON.parse(text);
  for (const path of items) value = shuffledAt(value, path === '' ? [] : path.split('/'), shuffle);
  return JSON.stringify(value);
}

/** A summary stays where it is, at the end. */
function shuffledLines(text: string, shuffle: Shuffle): string {
  const lines = text.trimEnd().split('\n');
  const [items, summary] = [false, true].map((wanted) =>
    lines.filter((line) => line.includes('"auditSummary"') === wanted),
  );
  return [...shuffle(items ?? []), ...(summary ?? []), ''].join('\n');
}

/** Brothers are shuffled among themselves. */
function shuffledElements(xml: string, name: string, shuffle: Shuffle): string {
  const element = String.raw`<${name}(?:\s[^<>]*)?(?:/>|>(?:(?!</${name}>)[^])*?</${name}>)`;
  return xml.replaceAll(new RegExp(String.raw`${element}(?:\s*${element})+`, 'gu'), (brothers) =>
    shuffle(brothers.match(new RegExp(element, 'gu')) ?? []).join('\n'),
  );
}

function shuffledAt(value: unknown, path: readonly string[], shuffle: Shuffle): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [key, ...rest] = path;
  if (key === undefined) {
    // An object written with keys of numbers keeps them in the order of the numbers, whatever is done here.
    return Array.isArray(value) ? shuffle(value) : Object.fromEntries(shuffle(Object.entries(value)));
  }
  if (Array.isArray(value)) return key === '*' ? value.map((item) => shuffledAt(item, rest, shuffle)) : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      key === '*' || key === name ? shuffledAt(item, rest, shuffle) : item,
    ]),
  );
}
