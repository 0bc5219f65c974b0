import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type KeyDefectId = 'key.not_rotated' | 'key.hardcoded';

/** Keys. */
export const keyDefects: readonly Defect<KeyDefectId>[] = [
  {
    id: 'key.not_rotated',
    number: 'I07',
    detectors: 'self-check + clock',
    title: 'The data key is never replaced',
    severity: 'medium',
    places: ['vault'],
    rules: { web: [], payments: [] },
    needs: ['clock', 'dump'],
    conflicts: [],
    cwe: [324],
    owasp: ['A04:2025'],
    pci: ['3.7.4'],
    since: '0.1.0',
  },
  {
    id: 'key.hardcoded',
    number: 'I08',
    detectors: 'secret scan',
    title: 'Fields are sealed with the key that the shop was delivered with',
    severity: 'critical',
    places: ['vault'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: ['enc.field_plain', 'enc.ecb'],
    cwe: [321, 798],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['3.6.1', '8.6.2'],
    since: '0.1.0',
  },
];
