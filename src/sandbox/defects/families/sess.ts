import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type SessDefectId = 'sess.no_timeout';

/** Sessions. */
export const sessDefects: readonly Defect<SessDefectId>[] = [
  {
    id: 'sess.no_timeout',
    number: 'I28',
    detectors: 'fuzzer + clock',
    title: 'A session does not end when it is idle',
    severity: 'medium',
    places: ['GET /api/cart'],
    rules: { web: [], payments: ['pay/session-without-idle-timeout'] },
    needs: ['clock'],
    conflicts: [],
    cwe: [613],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['8.2.8'],
    since: '0.1.0',
  },
];
