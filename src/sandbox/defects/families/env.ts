import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type EnvDefectId = 'env.test_in_live';

/** Test and live mode. */
export const envDefects: readonly Defect<EnvDefectId>[] = [
  {
    id: 'env.test_in_live',
    number: 'I27',
    detectors: 'fuzzer',
    title: 'Test cards are taken in live mode',
    severity: 'high',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/live-mode-reached'] },
    needs: ['live-mode'],
    conflicts: [],
    cwe: [489],
    owasp: ['A02:2025', 'API9:2023'],
    pci: ['6.5.5', '6.5.6'],
    since: '0.1.0',
  },
];
