import { headerValues } from '../../util/http.ts';
import { isVulnerableOpenssl } from '../headers/vulnerable-openssl.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A header names the exact version of the server software. */
export const serverVersionDisclosed: WebRule = {
  definition: {
    id: 'web/server-version-disclosed',
    title: 'Server software version disclosed',
    what: 'The Server or X-Generator header names a version.',
    why: 'Whoever looks for servers with a known flaw finds this one by a search instead of by trying.',
    fix: 'Remove the version: server_tokens off (nginx), ServerTokens Prod (Apache), removeServerHeader (IIS).',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['2.2.6'],
  },
  aliases: ['zap/10036-2'],
  scope: 'parameter',
  examples: {
    violating: [
      example('Server', { headers: { Server: 'Apache/2.4.1 (Unix)' } }),
      example('X-Generator', { headers: { 'X-Generator': 'Drupal 9.4' } }),
    ],
    clean: [example('name without version', { headers: { Server: 'nginx' } })],
  },
  check(exchange) {
    const found = ['Server', 'X-Generator'].flatMap((header) => {
      const value = headerValues(exchange, header).find(
        (text) => text.trim() !== '' && hasVersion(header, text.slice(0, 500)),
      );
      if (value === undefined || isVulnerableOpenssl(value)) return [];
      return [
        {
          parameter: header,
          evidence: value.slice(0, 200),
          message: `The header ${header} names the version of the server's software.`,
          ...(header !== 'Server' && { aliases: [] }),
        },
      ];
    });
    return found;
  },
};

// A digit in Server is a version, or a name that tells as much (AmazonS3).
function hasVersion(header: string, value: string): boolean {
  return header === 'Server' ? /\d/u.test(value) : /\d\.\d|\/\s?v?\d/u.test(value);
}
