import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type TlsDefectId = 'tls.no_verify';

/** The connection to the gateway. */
export const tlsDefects: readonly Defect<TlsDefectId>[] = [
  {
    id: 'tls.no_verify',
    number: 'I26',
    detectors: 'self-check',
    title: "The gateway's certificate is not checked",
    severity: 'high',
    places: ['gateway calls'],
    rules: { web: [], payments: [] },
    needs: ['tls'],
    conflicts: [],
    cwe: [295],
    owasp: ['A07:2025', 'API10:2023'],
    pci: ['4.2.1', '6.2.4'],
    since: '0.1.0',
  },
];
