import type { Source } from '../../model/source.ts';
import { xmlElements, type XmlElement, type XmlPattern } from '../../util/xml-elements.ts';
import { readCycloneDx, type BomPart } from '../cyclonedx-reader.ts';
import type { Format } from '../format.ts';
import { childOf, childrenOf } from '../xml-child.ts';
import { xmlRoot } from '../xml-root.ts';
import { componentObject, toolsObject } from './component-object.ts';
import { vulnerabilityObject } from './vulnerability-object.ts';

/** CycloneDX XML with vulnerabilities; the extension of versions before 1.4 too. */
export const format: Format = {
  id: 'cyclonedx-xml',
  title: 'CycloneDX XML',
  url: 'https://cyclonedx.org/docs/1.7/xml/',
  versions: 'CycloneDX 1.4 to 1.7, and 1.0 to 1.3 with the extension `vulnerability/1.0`',
  mapping: [
    ['bom', 'as CycloneDX JSON: the same bill of materials gives the same findings'],
    ['vulnerabilities/vulnerability/affects/target', 'one finding each; a vulnerability that names no target is one'],
    ['component/vulnerabilities/vulnerability (extension)', 'one finding each, in the component it stands in'],
    ['vulnerability/@ref (extension)', 'the component'],
    [
      'ratings/rating/score/base, recommendations, advisories/advisory (extension)',
      'as score, recommendation, advisories',
    ],
  ],
  faults: [
    'no list of vulnerabilities: a bill of materials only, nothing was looked up: degraded',
    'Trivy writes an empty list also where it looked nothing up: degraded',
    'a document type declaration is refused',
  ],
  recognizes: ({ kind, text }) =>
    kind === 'xml' && xmlRoot(text) === 'bom' && /cyclonedx\.org\/schema\/bom/iu.test(text),
  read: (source) => readCycloneDx((wanted) => readXml(source, wanted)),
};

const PATTERNS: Readonly<Record<BomPart['kind'], readonly XmlPattern[]>> = {
  header: [
    ['bom', '@'],
    ['bom', 'metadata', 'tools'],
    ['bom', 'metadata', 'component'],
  ],
  component: [
    ['bom', 'components', 'component'],
    ['bom', 'services', 'service'],
  ],
  vulnerability: [
    ['bom', 'vulnerabilities', 'vulnerability'],
    // The extension puts vulnerabilities into their component.
    ['bom', 'components', 'component'],
  ],
  reference: [
    ['bom', 'vulnerabilities', 'vulnerability', '@'],
    ['bom', 'vulnerabilities', 'vulnerability', 'affects', 'target', 'ref'],
  ],
  list: [
    ['bom', 'vulnerabilities', '@'],
    ['bom', 'components', 'component'],
  ],
};

function* readXml(source: Source, wanted: ReadonlySet<BomPart['kind']>): Iterable<BomPart> {
  const patterns = [...wanted].flatMap((kind) => PATTERNS[kind]);
  for (const { path, element } of xmlElements(source.chunks(), patterns)) {
    const place = path.slice(1).join('/');
    if (place === '') yield* rootParts(element);
    else if (place === 'metadata/tools') yield { kind: 'header', key: 'tools', value: toolsObject(element) };
    else if (place === 'metadata/component') {
      yield { kind: 'header', key: 'product', value: componentObject(element) };
    } else if (place === 'vulnerabilities') yield { kind: 'list' };
    else if (place.endsWith('/target/ref')) yield { kind: 'reference', value: element.text };
    else if (place === 'vulnerabilities/vulnerability') {
      // The extension names its only target in an attribute.
      if (wanted.has('reference')) yield { kind: 'reference', value: element.attributes['ref'] };
      else yield { kind: 'vulnerability', value: vulnerabilityObject(element) };
    } else {
      if (wanted.has('component')) yield { kind: 'component', value: componentObject(element) };
      if (wanted.has('vulnerability') || wanted.has('list')) yield* nestedParts(element);
    }
  }
}

function* rootParts({ attributes }: XmlElement): Iterable<BomPart> {
  const namespace = Object.values(attributes)
    .map((value) => /cyclonedx\.org\/schema\/bom\/(\d[\d.]*)/iu.exec(value)?.[1])
    .find((version) => version !== undefined);
  yield { kind: 'header', key: 'bomFormat', value: 'CycloneDX' };
  if (namespace !== undefined) yield { kind: 'header', key: 'specVersion', value: namespace };
}

/** The vulnerabilities of the extension in a component and the components in it. The parser bounds the depth. */
function* nestedParts(component: XmlElement): Iterable<BomPart> {
  const list = childOf(component, 'vulnerabilities');
  if (list !== undefined) {
    const inside = componentObject(component);
    yield { kind: 'list' };
    for (const element of childrenOf(list, 'vulnerability')) {
      yield { kind: 'vulnerability', value: vulnerabilityObject(element), inside };
    }
  }
  for (const child of childrenOf(childOf(component, 'components'), 'component')) yield* nestedParts(child);
}
