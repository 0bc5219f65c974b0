import type { UntrustedObject } from '../../util/untrusted.ts';
import type { XmlElement } from '../../util/xml-elements.ts';
import { childOf, childrenOf, childText } from '../xml-child.ts';

/** A component or service as CycloneDX JSON writes it, as far as findings need it. */
export function componentObject(element: XmlElement): UntrustedObject {
  const occurrences = childrenOf(childOf(childOf(element, 'evidence'), 'occurrences'), 'occurrence');
  return {
    'bom-ref': element.attributes['bom-ref'],
    type: element.attributes['type'],
    group: childText(element, 'group'),
    name: childText(element, 'name'),
    version: childText(element, 'version'),
    purl: childText(element, 'purl'),
    evidence: { occurrences: occurrences.map((item) => ({ location: childText(item, 'location') })) },
    properties: childrenOf(childOf(element, 'properties'), 'property').map((item) => ({
      name: item.attributes['name'],
      value: item.text,
    })),
    components: childrenOf(childOf(element, 'components'), 'component').map(componentObject),
    services: childrenOf(childOf(element, 'services'), 'service').map(componentObject),
  };
}

/** `metadata/tools` as CycloneDX JSON writes it: a list before 1.5, components and services since. */
export function toolsObject(element: XmlElement): unknown {
  const tools = childrenOf(element, 'tool');
  if (tools.length > 0) return tools.map(componentObject);
  return {
    components: childrenOf(childOf(element, 'components'), 'component').map(componentObject),
    services: childrenOf(childOf(element, 'services'), 'service').map(componentObject),
  };
}
