import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { worsen, type Account } from '../accounting.ts';

/** ZAP 2.17 says itself when it saw next to nothing: it was stopped, or all answers were errors. */
export function judgeInsights(report: UntrustedObject, account: Account): void {
  if (Object.keys(asObject(report['stoppingInsight'])).length > 0) {
    const reason = asText(asObject(report['stoppingInsight'])['description']);
    worsen(account, 'degraded', `ZAP stopped the scan${reason === undefined ? '' : `: ${reason}`}`);
  }
  for (const item of asList(report['insights'])) {
    const insight = asObject(item);
    const key = asText(insight['key']) ?? '';
    const errors = /^insight\.code\.([45])xx$/u.exec(key);
    if (errors !== null && asNumber(insight['statistic']) === 100) {
      worsen(account, 'degraded', `ZAP saw only errors: 100 % of the answers were ${errors[1]}xx`);
    }
  }
}
