import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type StoreDefectId = 'store.pan_cvv' | 'store.pan_hash_unkeyed';

/** What is kept. */
export const storeDefects: readonly Defect<StoreDefectId>[] = [
  {
    id: 'store.pan_cvv',
    number: 'I14',
    detectors: 'self-check',
    title: 'Card numbers and security codes that customers send are kept',
    severity: 'critical',
    places: ['POST /api/payments', 'POST /api/payment-methods', 'POST /api/wallet/top-ups'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: [],
    cwe: [312],
    owasp: ['A06:2025'],
    pci: ['3.3.1', '3.5.1'],
    since: '0.1.0',
  },
  {
    id: 'store.pan_hash_unkeyed',
    number: 'I15',
    detectors: 'self-check',
    title: 'The fingerprint of a card number is a plain SHA-256, which can be searched through',
    severity: 'high',
    places: ['vault'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: [],
    cwe: [759, 916],
    owasp: ['A04:2025'],
    pci: ['3.5.1.1'],
    since: '0.1.0',
  },
];
