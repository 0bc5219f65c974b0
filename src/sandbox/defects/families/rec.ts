import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type RecDefectId = 'rec.mismatch_hidden' | 'rec.checksum_partial' | 'rec.retry_silent';

/** Reconciliation. */
export const recDefects: readonly Defect<RecDefectId>[] = [
  {
    id: 'rec.mismatch_hidden',
    number: 'I22',
    detectors: 'self-check',
    title: 'Small differences between gateway and books are passed over',
    severity: 'high',
    places: ['reconciliation'],
    rules: { web: [], payments: [] },
    needs: ['clock', 'dump'],
    conflicts: [],
    cwe: [391],
    owasp: ['A10:2025'],
    pci: ['10.7.2'],
    since: '0.1.0',
  },
  {
    id: 'rec.checksum_partial',
    number: 'I23',
    detectors: 'self-check',
    title: 'Checksums leave out amounts and currencies',
    severity: 'high',
    places: ['reconciliation'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: [],
    cwe: [354],
    owasp: [],
    pci: ['11.5.2'],
    since: '0.1.0',
  },
  {
    id: 'rec.retry_silent',
    number: 'I24',
    detectors: 'self-check',
    title: 'A settlement that cannot be had counts as reconciled',
    severity: 'high',
    places: ['reconciliation'],
    rules: { web: [], payments: [] },
    needs: ['faults'],
    conflicts: [],
    cwe: [390],
    owasp: ['A10:2025'],
    pci: ['10.7.2'],
    since: '0.1.0',
  },
];
