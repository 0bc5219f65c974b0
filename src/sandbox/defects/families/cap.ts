import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type CapDefectId = 'cap.over' | 'cap.double' | 'cap.after_cancel';

/** Capturing what was authorised. */
export const capDefects: readonly Defect<CapDefectId>[] = [
  {
    id: 'cap.over',
    number: 'P22',
    detectors: 'fuzzer',
    title: 'More can be captured than was authorised',
    severity: 'high',
    places: ['POST /api/payments/{id}/capture'],
    rules: { web: [], payments: ['pay/capture-exceeds-authorization'] },
    needs: [],
    conflicts: [],
    cwe: [1284],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'cap.double',
    number: 'P21',
    detectors: 'fuzzer',
    title: 'An authorisation can be captured twice',
    severity: 'high',
    places: ['POST /api/payments/{id}/capture'],
    rules: { web: [], payments: ['pay/captured-twice'] },
    needs: [],
    conflicts: [],
    cwe: [837, 841],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'cap.after_cancel',
    number: 'P23',
    detectors: 'fuzzer + clock',
    title: 'A cancelled or expired authorisation can be captured',
    severity: 'high',
    places: ['POST /api/payments/{id}/capture'],
    rules: { web: [], payments: ['pay/capture-after-cancel'] },
    needs: [],
    conflicts: [],
    cwe: [672, 841],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
