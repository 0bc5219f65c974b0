import type { XmlElement } from '../../util/xml-elements.ts';
import type { UntrustedObject } from '../../util/untrusted.ts';
import { purlOfIdentifier } from '../odc-package.ts';
import { childOf, childrenOf, childText } from '../xml-child.ts';

/** A `dependency` element in the shape that the JSON report of the same run has, so that both give the same findings. */
export function dependencyShape(element: XmlElement): UntrustedObject {
  const identifiers = childOf(element, 'identifiers');
  const vulnerabilities = childOf(element, 'vulnerabilities');
  return {
    fileName: childText(element, 'fileName'),
    filePath: childText(element, 'filePath'),
    projectReferences: childrenOf(childOf(element, 'projectReferences'), 'projectReference').map(({ text }) => text),
    includedBy: childrenOf(childOf(element, 'includedBy'), 'reference').map(({ text }) => ({ reference: text })),
    packages: [
      ...childrenOf(identifiers, 'package').map((item) => ({
        id: childText(item, 'id'),
        confidence: item.attributes['confidence'],
      })),
      // Reports up to version 4 name a package by its type and coordinates.
      ...childrenOf(identifiers, 'identifier').map((item) => ({
        id: purlOfIdentifier(item.attributes['type'] ?? '', childText(item, 'name') ?? ''),
        confidence: item.attributes['confidence'],
      })),
    ],
    vulnerabilities: childrenOf(vulnerabilities, 'vulnerability').map(vulnerabilityShape),
    suppressedVulnerabilities: childrenOf(vulnerabilities, 'suppressedVulnerability').map(vulnerabilityShape),
  };
}

/** `scanInfo` and `projectInfo` likewise. */
export function infoShape(element: XmlElement): UntrustedObject {
  return {
    ...textsOf(element),
    analysisExceptions: childrenOf(childOf(element, 'analysisExceptions'), 'exception').map((exception) => ({
      exception: textsOf(exception),
    })),
  };
}

function vulnerabilityShape(element: XmlElement): UntrustedObject {
  const oldScore = childText(element, 'cvssScore');
  const oldCwe = childText(element, 'cwe');
  const exploited = childOf(element, 'knownExploitedVulnerability');
  return {
    source: element.attributes['source'],
    name: childText(element, 'name'),
    severity: childText(element, 'severity'),
    cvssv2: oldScore === undefined ? textsOf(childOf(element, 'cvssV2')) : { score: oldScore },
    cvssv3: textsOf(childOf(element, 'cvssV3')),
    cvssv4: textsOf(childOf(element, 'cvssV4')),
    cwes: [
      ...(oldCwe === undefined ? [] : [oldCwe]),
      ...childrenOf(childOf(element, 'cwes'), 'cwe').map(({ text }) => text),
    ],
    description: childText(element, 'description'),
    notes: childText(element, 'notes'),
    references: childrenOf(childOf(element, 'references'), 'reference').map(textsOf),
    vulnerableSoftware: childrenOf(childOf(element, 'vulnerableSoftware'), 'software').map(softwareShape),
    ...(exploited !== undefined && { knownExploitedVulnerability: textsOf(exploited) }),
  };
}

function softwareShape({ attributes, text }: XmlElement): UntrustedObject {
  // The suppressed ones have the attribute's old name.
  const { matched } = attributes;
  return { software: { ...(matched !== undefined && { vulnerabilityIdMatched: matched }), ...attributes, id: text } };
}

function textsOf(element: XmlElement | undefined): UntrustedObject {
  return Object.fromEntries(
    (element?.children ?? []).filter(({ text }) => text !== '').map(({ name, text }) => [name, text]),
  );
}
