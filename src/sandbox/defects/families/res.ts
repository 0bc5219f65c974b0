import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type ResDefectId = 'res.unbounded';

/** What one request may use up. */
export const resDefects: readonly Defect<ResDefectId>[] = [
  {
    id: 'res.unbounded',
    number: 'I29',
    detectors: 'fuzzer',
    title: 'A page of a list may be as long as the client likes',
    severity: 'medium',
    places: ['GET /api/payments'],
    rules: { web: [], payments: ['pay/page-size-unbounded'] },
    needs: [],
    conflicts: [],
    cwe: [770],
    owasp: ['API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
