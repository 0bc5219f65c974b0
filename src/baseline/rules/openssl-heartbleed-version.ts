import { headerValues } from '../../util/http.ts';
import { isVulnerableOpenssl } from '../headers/vulnerable-openssl.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A header names an OpenSSL that leaks its memory. */
export const opensslHeartbleedVersion: WebRule = {
  definition: {
    id: 'web/openssl-heartbleed-version',
    title: 'OpenSSL version with Heartbleed',
    what: 'The Server header names OpenSSL 1.0.1 to 1.0.1f or 1.0.2-beta, which have CVE-2014-0160.',
    why: 'Anyone can read the memory of such a server without a trace: private keys, sessions, card data. A distribution may have patched it without changing the number.',
    fix: 'Update OpenSSL, make new keys and certificates, end all sessions, and take the version out of the header.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.1.0',
    cwe: [119],
    owasp: ['A03:2025', 'API8:2023'],
    pci: ['6.3.3'],
  },
  aliases: ['zap/10034', 'zap/10036-2'],
  scope: 'site',
  examples: {
    violating: [example('1.0.1e', { headers: { Server: 'Apache/2.4.6 OpenSSL/1.0.1e mod_wsgi/3.4' } })],
    clean: [example('not named', { headers: { Server: 'Apache' } })],
  },
  check(exchange) {
    const value = headerValues(exchange, 'server').find(isVulnerableOpenssl);
    if (value === undefined) return [];
    return [
      {
        parameter: 'Server',
        evidence: value.slice(0, 200),
        message: 'The Server header names a version of OpenSSL that has Heartbleed (CVE-2014-0160).',
      },
    ];
  },
};
