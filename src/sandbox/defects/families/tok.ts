import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type TokDefectId = 'tok.nonce_reuse' | 'tok.cross_customer' | 'tok.raw_pan_accepted';

/** What a payment method stands for. */
export const tokDefects: readonly Defect<TokDefectId>[] = [
  {
    id: 'tok.nonce_reuse',
    number: 'P30',
    detectors: 'fuzzer',
    title: 'A single-use token can be used again',
    severity: 'high',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/single-use-token-reused'] },
    needs: [],
    conflicts: [],
    cwe: [294, 672],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'tok.cross_customer',
    number: 'P31',
    detectors: 'fuzzer (two identities)',
    title: "Another customer's saved card can be charged",
    severity: 'critical',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/foreign-card-chargeable'] },
    needs: ['second-account'],
    conflicts: [],
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  {
    id: 'tok.raw_pan_accepted',
    number: 'P32',
    detectors: 'fuzzer',
    title: 'The server takes raw card numbers',
    severity: 'high',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/raw-card-number-accepted'] },
    needs: [],
    conflicts: [],
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['3.5.1', '6.2.4'],
    since: '0.1.0',
  },
];
