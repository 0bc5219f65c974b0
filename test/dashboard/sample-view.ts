import { makeFinding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { ReportView } from '../../src/model/summary.ts';

/** Thirty-two hexadecimal digits told apart by a number. */
export function fingerprint(number: number): string {
  return number.toString(16).padStart(32, '0');
}

const REFUND: Rule = {
  id: 'pay/refund-exceeds-capture',
  title: 'More money can be refunded than was captured',
  description:
    'Two refunds of a captured payment together exceed its amount. Whoever can ask for refunds can take money.',
  fix: 'Check the sum of all refunds against the captured amount inside the transaction that books the refund.',
  helpUri: 'https://tollgate.example/rules/pay/refund-exceeds-capture',
  level: 'error',
  securitySeverity: 9.1,
  tags: ['security', 'external/cwe/cwe-841', 'external/owasp/API6:2023', 'external/pci/6.2.4'],
};

const RACE: Rule = {
  id: 'pay/balance-race',
  title: 'Parallel transfers spend the same balance twice',
  description: 'The balance is read and written in separate steps.',
  level: 'error',
  tags: ['external/cwe/cwe-362'],
};

const CSP: Rule = {
  id: 'web/csp-missing',
  title: 'No Content-Security-Policy',
  description: 'The checkout page may run script from anywhere.',
  fix: "Send Content-Security-Policy: default-src 'self' with every HTML answer.",
  level: 'warning',
  securitySeverity: 5.3,
  tags: ['external/cwe/cwe-693', 'external/pci/6.4.3'],
};

const COOKIE: Rule = {
  id: 'web/cookie-without-httponly',
  title: 'Session cookie is readable by script',
  description: 'The cookie lacks HttpOnly.',
  level: 'note',
  tags: ['external/cwe/cwe-1004'],
};

const ADVISORY: Rule = {
  id: 'CVE-2021-23337',
  title: 'Command injection in lodash',
  description: 'The template function runs what it is given.',
  fix: 'Update lodash to 4.17.21.',
  helpUri: 'https://github.com/advisories/GHSA-35jh-r3h4-6jhm',
  level: 'error',
  securitySeverity: 7.2,
  tags: ['external/cwe/cwe-94'],
};

/** A report with every kind of thing in it: open, new, suppressed, absent, incomplete and not configured. */
export function sampleView(): ReportView {
  return {
    tool: { name: 'Tollgate', version: '0.1.0' },
    verdict: {
      verdict: 'fail',
      reasons: ['3 findings of severity high or worse (limit: high)', '3 of 4 scans configured; pci not configured'],
    },
    runs: [
      {
        tool: { name: 'Tollgate web baseline', version: '0.1.0' },
        scan: 'web',
        target: 'http://127.0.0.1',
        status: 'complete',
        coverage: { pages: 14, requests: 61, unreachable: ['/admin', '/metrics'] },
        rules: [CSP, COOKIE, { ...COOKIE, id: 'web/stack-trace', title: 'Stack trace shown' }],
      },
      {
        tool: { name: 'npm audit', version: '10.9.2' },
        scan: 'dependencies',
        target: 'shop',
        status: 'degraded',
        reason: 'the advisory server answered 2 of 3 requests',
        coverage: { packages: 214 },
        rules: [ADVISORY],
      },
      {
        tool: { name: 'Tollgate payments', version: '0.1.0' },
        scan: 'payments',
        target: 'shop',
        status: 'complete',
        coverage: {
          requests: 388,
          violation: [REFUND.id, RACE.id],
          held: ['pay/amount-negative', 'pay/currency-swapped', 'pay/idempotency-ignored', 'pay/price-from-client'],
          inconclusive: ['pay/webhook-replayed'],
          notMapped: 1,
          notMappedAttacks: ['pay/payout-race: the profile names no payouts'],
        },
        rules: [REFUND, RACE],
      },
    ],
    findings: [
      makeFinding({
        rule: COOKIE,
        severity: 'low',
        message: 'The cookie "sid" lacks HttpOnly.',
        locations: [{ kind: 'url', url: 'http://127.0.0.1/login', method: 'POST', parameter: 'sid' }],
        fingerprints: { [FINGERPRINT_KEY]: fingerprint(4) },
        suppressions: [
          { kind: 'external', reason: 'read by the old shop until it is gone', owner: 'ana', expires: '2027-01-31' },
        ],
      }),
      makeFinding({
        rule: REFUND,
        severity: 'critical',
        message: 'EUR 20.00 were refunded of a payment of EUR 10.50.\nA second refund of the same payment was booked.',
        locations: [{ kind: 'url', url: '/api/payments/{id}/refunds', method: 'POST', parameter: 'amount' }],
        evidence: 'captured  EUR 10.50\nrefunded  EUR 0.00 -> EUR 20.00\nbalance   EUR 100.00 -> EUR 80.00',
        occurrences: 2,
        fingerprints: { [FINGERPRINT_KEY]: fingerprint(1) },
        baselineState: 'new',
      }),
      makeFinding({
        rule: RACE,
        severity: 'high',
        message: 'Eight transfers of EUR 100.00 left a balance of EUR -700.00.',
        locations: [{ kind: 'url', url: '/api/wallet/transfers', method: 'POST' }],
        fingerprints: { [FINGERPRINT_KEY]: fingerprint(2) },
        baselineState: 'unchanged',
      }),
      makeFinding({
        rule: ADVISORY,
        severity: 'high',
        message: 'lodash 4.17.15 is vulnerable: Command Injection in lodash.',
        locations: [
          {
            kind: 'package',
            ecosystem: 'npm',
            name: 'lodash',
            version: '4.17.15',
            manifest: 'package-lock.json',
            line: 88,
          },
        ],
        aliases: ['GHSA-35jh-r3h4-6jhm'],
        fingerprints: { [FINGERPRINT_KEY]: fingerprint(3), 'npm/v1': '1106913' },
        baselineState: 'unchanged',
      }),
      makeFinding({
        rule: CSP,
        severity: 'medium',
        message: 'The page sends no Content-Security-Policy.',
        locations: [
          { kind: 'url', url: 'http://127.0.0.1/checkout', method: 'GET' },
          { kind: 'file', uri: 'src/server.ts', region: { startLine: 12 } },
        ],
        fingerprints: { [FINGERPRINT_KEY]: fingerprint(5) },
        baselineState: 'unchanged',
      }),
      makeFinding({
        rule: CSP,
        severity: 'medium',
        message: 'The page sends no Content-Security-Policy.',
        locations: [{ kind: 'url', url: 'http://127.0.0.1/old', method: 'GET' }],
        fingerprints: { [FINGERPRINT_KEY]: fingerprint(6) },
        baselineState: 'absent',
      }),
    ],
    findingRuns: [0, 2, 2, 1, 0, 0],
    configured: [
      { scan: 'web', state: 'complete', target: 'http://127.0.0.1' },
      { scan: 'dependencies', state: 'degraded', reason: 'the advisory server answered 2 of 3 requests' },
      { scan: 'payments', state: 'complete', target: 'shop' },
      { scan: 'pci', state: 'not-configured' },
    ],
    notices: ['zap.json: a byte order mark was left out'],
  };
}
