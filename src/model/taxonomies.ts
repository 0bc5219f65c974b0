import { lookup } from './lookup.ts';
import { CWE_NAMES } from './cwe-names.ts';
import { OWASP_API_NAMES, OWASP_TOP_10_NAMES } from './owasp-names.ts';
import { PCI_NAMES } from './pci-names.ts';

/** A public standard that rules refer to by number: a SARIF taxonomy (§3.14.8). */
export interface TaxonomyStandard {
  readonly name: string;
  readonly version: string;
  readonly organization: string;
  readonly informationUri: string;
  /** RFC 9562 version 5 of `informationUri` in the URL namespace, so that it never changes. */
  readonly guid: string;
  /** How its entries relate to a rule of ours (§3.53.3): a weakness takes the rule in, a requirement only concerns it. */
  readonly relation: 'superset' | 'relevant';
  /** What stands before an entry's id in text: `CWE-` makes `CWE-79`. */
  readonly prefix: string;
}

/** One entry of a standard: a weakness, a category, a requirement. */
export interface Taxon {
  readonly standard: TaxonomyStandard;
  readonly id: string;
  /** Our own short name; absent where we have none. */
  readonly title?: string;
  readonly helpUri?: string;
}

const CWE: TaxonomyStandard = {
  name: 'CWE',
  version: '4.18',
  organization: 'MITRE',
  informationUri: 'https://cwe.mitre.org/',
  guid: 'ec480a2c-8267-5d90-affc-401687cd64b0',
  relation: 'superset',
  prefix: 'CWE-',
};

const OWASP_TOP_10: TaxonomyStandard = {
  name: 'OWASP Top 10',
  version: '2025',
  organization: 'OWASP Foundation',
  informationUri: 'https://owasp.org/Top10/2025/',
  guid: '3ae3db46-2a4f-56af-b9c6-fa3abd49ab5b',
  relation: 'relevant',
  prefix: 'OWASP ',
};

const OWASP_API: TaxonomyStandard = {
  name: 'OWASP API Security Top 10',
  version: '2023',
  organization: 'OWASP Foundation',
  informationUri: 'https://owasp.org/API-Security/editions/2023/en/0x11-t10/',
  guid: '614eb11d-3772-5bd1-bb48-8cfab1924a40',
  relation: 'relevant',
  prefix: 'OWASP ',
};

const PCI_DSS: TaxonomyStandard = {
  name: 'PCI DSS',
  version: '4.0.1',
  organization: 'PCI Security Standards Council',
  informationUri: 'https://www.pcisecuritystandards.org/document_library/',
  guid: '43f2ce5f-2c77-55f9-9b52-80e07aa1c692',
  relation: 'relevant',
  prefix: 'PCI DSS ',
};

/** Every standard that rules may refer to, in the order in which SARIF lists them. */
export const TAXONOMY_STANDARDS: readonly TaxonomyStandard[] = [CWE, OWASP_TOP_10, OWASP_API, PCI_DSS];

/**
 * The entry that a rule's tag names: `external/cwe/cwe-079` and `CWE-79`, `external/owasp/A06:2025`,
 * `external/owasp/API6:2023`, `external/pci/6.4.3`. Nothing for other tags and other editions.
 */
export function taxonOf(tag: string): Taxon | undefined {
  const cwe = /^(?:external\/cwe\/)?cwe[-:]0*([1-9]\d{0,4})$/iu.exec(tag)?.[1];
  if (cwe !== undefined) {
    return taxon(CWE, cwe, CWE_NAMES[Number(cwe)], `https://cwe.mitre.org/data/definitions/${cwe}.html`);
  }
  const owasp = /^external\/owasp\/(a(?:0[1-9]|10):2025|api(?:[1-9]|10):2023)$/iu.exec(tag)?.[1]?.toUpperCase();
  if (owasp !== undefined) {
    return owasp.startsWith('API')
      ? taxon(OWASP_API, owasp, lookup(OWASP_API_NAMES, owasp))
      : taxon(OWASP_TOP_10, owasp, lookup(OWASP_TOP_10_NAMES, owasp));
  }
  // Requirements are numbered 1 to 12, three to five levels deep.
  const pci = /^external\/pci\/((?:[1-9]|1[0-2])(?:\.[1-9]\d?){1,4})$/u.exec(tag)?.[1];
  return pci === undefined ? undefined : taxon(PCI_DSS, pci, lookup(PCI_NAMES, pci));
}

/** Order of two entries of one standard: number by number, so that 6.4.3 stands before 6.10.1. */
export function compareTaxonIds(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  for (const [index, number] of a.entries()) {
    const difference = number - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function numbersOf(id: string): number[] {
  return [...id.matchAll(/\d+/gu)].map(Number);
}

function taxon(standard: TaxonomyStandard, id: string, title?: string, helpUri?: string): Taxon {
  return { standard, id, ...(title !== undefined && { title }), ...(helpUri !== undefined && { helpUri }) };
}
