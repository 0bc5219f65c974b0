import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type OutboxDefectId = 'outbox.lost';

/** Events on their way out. */
export const outboxDefects: readonly Defect<OutboxDefectId>[] = [
  {
    id: 'outbox.lost',
    number: 'I30',
    detectors: 'fault injection',
    title: 'Events are sent from memory before the commit',
    severity: 'medium',
    places: ['outbox'],
    rules: { web: [], payments: [] },
    needs: ['faults'],
    conflicts: [],
    cwe: [696],
    owasp: [],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
