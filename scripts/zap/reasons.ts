const DELETED =
  'a cookie that is being deleted (Max-Age=0), or a Set-Cookie that sets none: nothing to protect; ZAP looks at Expires alone';

/** Why the embedded rules and ZAP differ on an alert, where it is known. */
const REASONS: Readonly<Record<string, string>> = {
  'ZAP 10010': DELETED,
  'ZAP 10011': DELETED,
  'ZAP 10054-1': DELETED,
  'ours 10055-13':
    'two policies in one header, joined by a comma (CSP 3, section 2.2.2): a browser applies both, ZAP reads none',
};

/** The reason of a disagreement: `ours` reports it alone, or `ZAP` does. */
export function reasonOf(who: 'ours' | 'ZAP', alertRef: string): string {
  return REASONS[`${who} ${alertRef}`] ?? 'not explained';
}
