import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type MassDefectId = 'mass.status';

/** Fields that only the shop may set. */
export const massDefects: readonly Defect<MassDefectId>[] = [
  {
    id: 'mass.status',
    number: 'P38',
    detectors: 'fuzzer',
    title: 'The client can set the status of a payment',
    severity: 'critical',
    places: ['PATCH /api/payments/{id}'],
    rules: { web: [], payments: ['pay/payment-status-client-set'] },
    needs: [],
    conflicts: [],
    cwe: [915],
    owasp: ['A08:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
