import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type IdDefectId = 'id.predictable';

/** Names of things. */
export const idDefects: readonly Defect<IdDefectId>[] = [
  {
    id: 'id.predictable',
    number: 'P61',
    detectors: 'fuzzer',
    title: 'Ids of payments are counted up',
    severity: 'medium',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/payment-ids-predictable'] },
    needs: [],
    conflicts: [],
    cwe: [330, 340],
    owasp: ['A04:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
