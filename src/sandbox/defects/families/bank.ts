import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type BankDefectId = 'bank.public_token_unbound' | 'bank.access_token_leak' | 'bank.numbers_unmasked';

/** Bank links. */
export const bankDefects: readonly Defect<BankDefectId>[] = [
  {
    id: 'bank.public_token_unbound',
    number: 'P58',
    detectors: 'fuzzer',
    title: 'Anybody can link the bank that somebody else logged in to',
    severity: 'high',
    places: ['POST /api/bank/links'],
    rules: { web: [], payments: ['pay/foreign-bank-login-linkable'] },
    needs: ['second-account'],
    conflicts: [],
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'bank.access_token_leak',
    number: 'P59',
    detectors: 'fuzzer, ZAP custom',
    title: 'The access token of a bank link goes to the browser',
    severity: 'high',
    places: ['POST /api/bank/links'],
    rules: { web: [], payments: ['pay/bank-access-token-in-response'] },
    needs: [],
    conflicts: [],
    cwe: [201],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  {
    id: 'bank.numbers_unmasked',
    number: 'P60',
    detectors: 'fuzzer',
    title: 'Account and routing numbers are shown in full',
    severity: 'medium',
    places: ['GET /api/bank/accounts'],
    rules: { web: [], payments: ['pay/bank-account-number-in-response'] },
    needs: [],
    conflicts: [],
    cwe: [359],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
];
