import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type ThrDefectId = 'thr.none' | 'thr.xff' | 'thr.per_ip_only';

/** Limits for those who try cards out. */
export const thrDefects: readonly Defect<ThrDefectId>[] = [
  {
    id: 'thr.none',
    number: 'I01',
    detectors: 'fuzzer (bounded)',
    title: 'Cards can be tried out without limit',
    severity: 'high',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/declined-payments-unlimited'] },
    needs: [],
    conflicts: [],
    cwe: [799],
    owasp: ['A06:2025', 'API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'thr.xff',
    number: 'I02',
    detectors: 'fuzzer',
    title: 'The limit per address follows a header of the client',
    severity: 'medium',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/forwarded-address-trusted'] },
    needs: [],
    conflicts: ['thr.none'],
    cwe: [348],
    owasp: ['API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'thr.per_ip_only',
    number: 'I03',
    detectors: 'fuzzer',
    title: 'Attempts are not limited per card and account',
    severity: 'medium',
    places: ['POST /api/payments'],
    rules: { web: [], payments: ['pay/account-declines-unlimited'] },
    needs: [],
    conflicts: ['thr.none'],
    cwe: [799],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
