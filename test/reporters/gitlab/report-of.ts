import type { Finding } from '../../../src/model/finding.ts';
import { makeFinding } from '../../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../../src/model/fingerprint.ts';
import type { RunInfo } from '../../../src/model/report.ts';
import type { GitlabClass } from '../../../src/reporters/gitlab/gitlab-class.ts';
import type { GitlabOptions } from '../../../src/reporters/gitlab/gitlab-options.ts';
import type { GitlabPart } from '../../../src/reporters/gitlab/gitlab-parts.ts';
import { gitlabSecurityReport } from '../../../src/reporters/gitlab/gitlab-security-report.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';

export const NOW: number = Date.parse('2026-11-21T12:34:56.789Z');
export const OPTIONS: GitlabOptions = { schema: '15.2.1', version: '1.2.3', now: NOW, anchor: 'tollgate.yml' };

/** One entry of `vulnerabilities`. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: string;
  readonly solution?: string;
  readonly identifiers: readonly { readonly type: string; readonly name: string; readonly value: string }[];
  readonly location: Readonly<Record<string, unknown>>;
  readonly evidence?: { readonly summary: string };
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A security report. */
export interface SecurityReport {
  readonly version: string;
  readonly scan: {
    readonly scanner: { readonly id: string; readonly name: string };
    readonly start_time: string;
    readonly end_time: string;
    readonly status: string;
    readonly type: string;
  };
  readonly vulnerabilities: readonly Entry[];
}

let count = 0;

/** A finding of its own, with a fingerprint. */
export function findingOf(more: Partial<Finding> = {}): Finding {
  count += 1;
  return makeFinding({
    rule: { id: 'web/x', title: 'X', description: 'An x.', level: 'error', tags: ['external/cwe/cwe-79'] },
    message: 'm',
    severity: 'high',
    locations: [{ kind: 'url', url: 'https://shop.example/pay', method: 'GET' }],
    fingerprints: { [FINGERPRINT_KEY]: String(count).padStart(32, '0') },
    ...more,
  });
}

/** What a run is otherwise; `undefined` takes out what it has by default. */
export type RunParts = { readonly [Key in keyof RunInfo]?: RunInfo[Key] | undefined };

/** A complete run of the web scan at `shop`, unless said otherwise. */
export function runOf(findings: readonly Finding[], parts: RunParts = {}): SarifRun {
  const all = { tool: { name: 'ZAP' }, scan: 'web', target: 'shop', status: 'complete', rules: [], ...parts };
  const info = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { info: info as unknown as RunInfo, inputs: [], rules: findings.map(({ rule }) => rule), findings };
}

/** The report of a part, read again. */
export function reportOf(part: GitlabPart, options: GitlabOptions = OPTIONS): SecurityReport {
  const kind = part.kind as Exclude<GitlabClass, 'sarif'>;
  return JSON.parse([...gitlabSecurityReport({ ...part, kind }, options)].join('')) as SecurityReport;
}
