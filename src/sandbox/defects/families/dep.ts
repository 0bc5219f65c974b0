import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type DepDefectId = 'dep.vulnerable';

/** Dependencies. */
export const depDefects: readonly Defect<DepDefectId>[] = [
  {
    id: 'dep.vulnerable',
    number: 'I25',
    detectors: 'snyk / dependency-check / osv',
    title: 'The shop is built with a package that has a published vulnerability',
    severity: 'high',
    places: ['manifest'],
    rules: { web: [], payments: [] },
    needs: [],
    conflicts: [],
    cwe: [1395],
    owasp: ['A03:2025', 'API9:2023'],
    pci: ['6.3.3'],
    since: '0.1.0',
  },
];
