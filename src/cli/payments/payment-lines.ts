import type { Finding } from '../../model/finding.ts';

/** What stands below a payment finding: the states before and after, what to do about it, and how to try it again. */
export function paymentLines({ evidence, rule }: Finding, file: string): string[] {
  return [
    ...(evidence === undefined || evidence === '' ? [] : [`    seen:   ${evidence}`]),
    ...(rule.fix === undefined ? [] : [`    fix:    ${rule.fix}`]),
    `    replay: tollgate replay ${file}`,
  ];
}
