import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type RngDefectId = 'rng.weak';

/** Random numbers. */
export const rngDefects: readonly Defect<RngDefectId>[] = [
  {
    id: 'rng.weak',
    number: 'I16',
    detectors: 'SAST',
    title: 'Session tokens come of a generator whose output tells the next one',
    severity: 'critical',
    places: ['POST /api/login'],
    rules: { web: [], payments: [] },
    needs: [],
    conflicts: [],
    cwe: [338],
    owasp: ['A04:2025'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
