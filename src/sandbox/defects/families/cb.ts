import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type CbDefectId = 'cb.missing';

/** Calls to a gateway that is down. */
export const cbDefects: readonly Defect<CbDefectId>[] = [
  {
    id: 'cb.missing',
    number: 'I04',
    detectors: 'self-check/fault injection',
    title: 'A broken gateway is called on and on',
    severity: 'medium',
    places: ['gateway calls'],
    rules: { web: [], payments: [] },
    needs: ['faults'],
    conflicts: [],
    cwe: [400],
    owasp: ['API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
