import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type RefDefectId =
  | 'ref.over'
  | 'ref.race'
  | 'ref.destination'
  | 'ref.unsettled'
  | 'ref.currency'
  | 'ref.during_dispute';

/** Giving money back. */
export const refDefects: readonly Defect<RefDefectId>[] = [
  {
    id: 'ref.over',
    number: 'P24',
    detectors: 'fuzzer',
    title: 'Partial refunds can add up to more than was captured',
    severity: 'high',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/refund-exceeds-capture'] },
    needs: [],
    conflicts: [],
    cwe: [1284],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'ref.race',
    number: 'P25',
    detectors: 'fuzzer',
    title: 'Refunds sent at the same time all succeed',
    severity: 'high',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/refund-race'] },
    needs: [],
    conflicts: [],
    cwe: [362],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'ref.destination',
    number: 'P26',
    detectors: 'fuzzer',
    title: 'A refund goes where the request says',
    severity: 'high',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/refund-destination-client-set'] },
    needs: [],
    conflicts: [],
    cwe: [639],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'ref.unsettled',
    number: 'P27',
    detectors: 'fuzzer',
    title: 'What was never captured can be refunded',
    severity: 'high',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/uncaptured-payment-refunded'] },
    needs: [],
    conflicts: [],
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'ref.currency',
    number: 'P28',
    detectors: 'fuzzer',
    title: 'A refund in another currency is made one to one',
    severity: 'high',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/refund-currency-client-set'] },
    needs: [],
    conflicts: [],
    cwe: [345],
    owasp: ['A08:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'ref.during_dispute',
    number: 'P29',
    detectors: 'fuzzer',
    title: 'A disputed payment can be refunded as well',
    severity: 'medium',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/disputed-payment-refunded'] },
    needs: [],
    conflicts: [],
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
