import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type RetryDefectId = 'retry.new_key' | 'retry.no_backoff';

/** Calls to the gateway that are made again. */
export const retryDefects: readonly Defect<RetryDefectId>[] = [
  {
    id: 'retry.new_key',
    number: 'I05',
    detectors: 'fault injection',
    title: 'A retry to the gateway is a new payment',
    severity: 'high',
    places: ['gateway calls'],
    rules: { web: [], payments: ['pay/charge-repeated-after-lost-answer'] },
    needs: ['faults'],
    conflicts: [],
    cwe: [837],
    owasp: ['API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'retry.no_backoff',
    number: 'I06',
    detectors: 'fault injection',
    title: 'Retries to the gateway come in a storm',
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
