import type { Defect } from '../defect.ts';

/** The switches of what the shop's server logs of requests. */
export type WebLogDefectId = 'web.pan.log';

/** What is logged of what visitors send. */
export const webLogDefects: readonly Defect<WebLogDefectId>[] = [
  {
    id: 'web.pan.log',
    number: 'W13',
    detectors: 'self-check; not black-box',
    title: 'Card numbers and security codes that customers send are logged',
    severity: 'critical',
    places: ['POST /api/payments', 'POST /api/payment-methods', 'POST /api/wallet/top-ups'],
    rules: { web: [], payments: ['pay/card-number-in-log'] },
    needs: ['log'],
    conflicts: [],
    cwe: [532],
    owasp: ['A09:2025'],
    pci: ['3.3.1', '3.5.1'],
    since: '0.1.0',
  },
];
