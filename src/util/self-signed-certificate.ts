import { isIP } from 'node:net';

/** A key and its certificate, both PEM. */
export interface SelfSignedCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A fresh certificate (P-256, valid for a day) for these names and addresses. Nothing but the caller should trust it. */
export async function selfSignedCertificate(hosts: readonly string[]): Promise<SelfSignedCertificate> {
  // Loaded only where a certificate is made: it brings a whole ASN.1 library.
  const { generate } = await import('selfsigned');
  const [name = 'localhost'] = hosts;
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    notBeforeDate: new Date(Date.now() - HOUR),
    notAfterDate: new Date(Date.now() + 24 * HOUR),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host })),
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}

const HOUR = 3_600_000;
