import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type LogDefectId = 'log.injection';

/** The log. */
export const logDefects: readonly Defect<LogDefectId>[] = [
  {
    id: 'log.injection',
    number: 'I21',
    detectors: 'fuzzer + log sink',
    title: 'A line break in a text begins a new line of the log',
    severity: 'medium',
    places: ['PATCH /api/payments/:id'],
    rules: { web: [], payments: ['pay/log-line-forged'] },
    needs: ['log'],
    conflicts: [],
    cwe: [117],
    owasp: ['A09:2025'],
    pci: ['10.3.2'],
    since: '0.1.0',
  },
];
