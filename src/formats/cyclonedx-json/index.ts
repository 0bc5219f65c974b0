import { lookup } from '../../model/lookup.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements, type JsonElement, type JsonPattern } from '../../util/json-elements.ts';
import { readCycloneDx, type BomHeader, type BomPart } from '../cyclonedx-reader.ts';
import type { Format } from '../format.ts';

/** CycloneDX JSON with vulnerabilities: bills of materials with what was looked up, and VEX documents. */
export const format: Format = {
  id: 'cyclonedx-json',
  title: 'CycloneDX JSON',
  url: 'https://cyclonedx.org/docs/1.7/json/',
  versions: 'CycloneDX 1.4 to 1.7, with or without components (VEX)',
  mapping: [
    ['vulnerabilities[].affects[]', 'one finding each; a vulnerability that names no target is one'],
    ['id, references[].id', 'rule id: the CVE, else the GHSA, else the first; bulletins such as RHSA are evidence'],
    ['ratings', 'severity and security-severity: of the own source, else the worst'],
    ['description, detail, recommendation, workaround, source.url, advisories, cwes', 'rule'],
    ['affects[].ref', 'the component (its purl), also by BOM-Link; else the reference itself'],
    ['evidence.occurrences, properties of Syft and Trivy', 'manifest: the file the component was found in'],
    ['analysis.state', 'suppression: not_affected, false_positive, resolved accepted; in_triage under review'],
    ['affects[].versions', 'evidence; where all are unaffected, an accepted suppression'],
    ['metadata.tools, metadata.component', 'tool and target of the run'],
  ],
  faults: [
    'no list of vulnerabilities: a bill of materials only, nothing was looked up: degraded',
    'Trivy writes an empty list also where it looked nothing up: degraded',
    'a lone object instead of a list: read as a list of one',
  ],
  recognizes: ({ kind, keys, text }) =>
    kind === 'json-object' &&
    !keys.has('runs') &&
    (keys.has('bomFormat') || (keys.has('specVersion') && /cyclonedx/iu.test(text))),
  read: (source) => readCycloneDx((wanted) => readJson(source, wanted)),
};

const HEADERS: Readonly<Record<string, BomHeader>> = {
  bomFormat: 'bomFormat',
  specVersion: 'specVersion',
  'metadata/tools': 'tools',
  'metadata/component': 'product',
};
const PATTERNS: Readonly<Record<BomPart['kind'], readonly JsonPattern[]>> = {
  header: Object.keys(HEADERS).map((key) => key.split('/')),
  component: [
    ['components', '*'],
    ['services', '*'],
  ],
  vulnerability: [['vulnerabilities', '*']],
  // Of a list, or of a lone vulnerability; a target may stand alone too.
  reference: [['vulnerabilities', '*'], ['vulnerabilities']].flatMap((start) => [
    [...start, 'affects', '*', 'ref'],
    [...start, 'affects', 'ref'],
  ]),
  list: [['vulnerabilities']],
};

function* readJson(source: Source, wanted: ReadonlySet<BomPart['kind']>): Iterable<BomPart> {
  const lone: Record<string, unknown> = {};
  for (const element of jsonElements(
    source.chunks(),
    [...wanted].flatMap((kind) => PATTERNS[kind]),
  )) {
    const { path, value } = element;
    const part = partOf(element);
    if (part !== undefined) yield part;
    // A lone vulnerability instead of a list shows as its keys.
    else if (wanted.has('vulnerability') && path[0] === 'vulnerabilities') lone[String(path[1])] = value;
  }
  if (Object.keys(lone).length > 0) yield { kind: 'vulnerability', value: lone, isLone: true };
}

function partOf({ path, value }: JsonElement): BomPart | undefined {
  const [first, second] = path;
  if (first === 'components' || first === 'services') return { kind: 'component', value };
  if (first !== 'vulnerabilities') {
    const key = lookup(HEADERS, path.join('/'));
    return key === undefined ? undefined : { kind: 'header', key, value };
  }
  // The list is asked for whole only where nothing is in it.
  if (path.length === 1) return Array.isArray(value) ? { kind: 'list' } : undefined;
  if (path.at(-1) === 'ref' && path.length > 2) return { kind: 'reference', value };
  return typeof second === 'number' ? { kind: 'vulnerability', value } : undefined;
}
