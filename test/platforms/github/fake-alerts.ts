import type { Reply, Seen } from '../platform-server.ts';

/** One alert of one branch, in the states that GitHub computes. */
export interface FakeAlert {
  readonly number: number;
  readonly ref: string;
  readonly tool: string;
  readonly category: string;
  readonly rule: string;
  /** Rule and `primaryLocationLineHash`: what GitHub knows an alert by. */
  readonly identity: string;
  path: string;
  line: number;
  message: string;
  commit: string;
  state: 'open' | 'dismissed' | 'fixed';
  /** The last upload of its category did not hold it. */
  gone: boolean;
  /** Categories of other uploads that show it too. */
  elsewhere?: readonly string[];
  dismissed?: { readonly by: string; readonly reason: string; readonly comment: string | null };
}

/** What of a SARIF run makes alerts. */
export interface AlertRun {
  readonly tool: { readonly driver: { readonly name: string } };
  readonly automationDetails: { readonly id: string };
  readonly results: readonly {
    readonly ruleId: string;
    readonly message: { readonly text: string };
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number };
      };
    }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

/** Takes an upload in: an alert of its categories that it does not hold is fixed, one that is back is open again. */
export function ingestRuns(alerts: FakeAlert[], ref: string, commit: string, runs: readonly AlertRun[]): void {
  for (const { tool, automationDetails, results } of runs) {
    const own = alerts.filter(
      (alert) => alert.ref === ref && alert.tool === tool.driver.name && alert.category === automationDetails.id,
    );
    const held = new Set<FakeAlert>();
    for (const { ruleId, message, locations, partialFingerprints } of results) {
      const physical = locations[0]?.physicalLocation;
      const identity = `${ruleId} ${partialFingerprints['primaryLocationLineHash'] ?? ''}`;
      const shown = {
        path: decodeURIComponent(physical?.artifactLocation.uri ?? ''),
        line: physical?.region.startLine ?? 0,
        message: message.text,
        commit,
        gone: false,
      };
      const known = [...own, ...held].find((alert) => alert.identity === identity);
      // It shows the first of those that it makes one of.
      if (known !== undefined && held.has(known)) continue;
      const alert: FakeAlert = known ?? {
        number: alerts.length + 1,
        ref,
        tool: tool.driver.name,
        category: automationDetails.id,
        rule: ruleId,
        identity,
        state: 'open',
        ...shown,
      };
      if (known === undefined) alerts.push(alert);
      else Object.assign(alert, shown, alert.state === 'fixed' && { state: 'open' });
      held.add(alert);
    }
    for (const alert of own.filter((one) => !held.has(one))) {
      alert.gone = true;
      if (alert.state === 'open') alert.state = 'fixed';
    }
  }
}

/** `GET` and `PATCH /repos/acme/shop/code-scanning/alerts…`; nothing for other routes. */
export function answerAlerts(
  { alerts, main, login }: { alerts: readonly FakeAlert[]; main: string; login: string },
  seen: Seen,
): Reply | undefined {
  const { method, path, query, body } = seen;
  const [, number, instances] =
    /^\/repos\/acme\/shop\/code-scanning\/alerts(?:\/(\d+)(\/instances)?)?$/u.exec(path) ?? [];
  if (number !== undefined) {
    const alert = alerts.find((one) => one.number === Number(number));
    if (alert !== undefined && instances !== undefined)
      return { status: 200, json: [alert.category, ...(alert.elsewhere ?? [])].map((one) => instanceOf(alert, one)) };
    if (alert === undefined || method !== 'PATCH') return { status: 404, json: { message: 'Not Found' } };
    return change(alert, login, JSON.parse(body) as Record<string, string>);
  }
  if (!path.endsWith('/code-scanning/alerts')) return undefined;
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 30)];
  const [tool, ref, state] = [query.get('tool_name'), query.get('ref') ?? main, query.get('state')];
  const rows = alerts.filter(
    (alert) => (tool === null || alert.tool === tool) && alert.ref === ref && (state === null || alert.state === state),
  );
  return { status: 200, json: rows.slice((page - 1) * size, page * size).map(alertObject) };
}

const REASONS = ['false positive', "won't fix", 'used in tests'];

function change(alert: FakeAlert, by: string, given: Readonly<Record<string, string>>): Reply {
  const { state, dismissed_reason: reason = '', dismissed_comment: comment = null } = given;
  if (state === 'open') {
    alert.state = alert.gone ? 'fixed' : 'open';
    delete alert.dismissed;
  } else if (state === 'dismissed' && REASONS.includes(reason) && (comment ?? '').length <= 280) {
    alert.state = 'dismissed';
    alert.dismissed = { by, reason, comment };
  } else return { status: 422, json: { message: 'Invalid request: dismissed_reason or dismissed_comment' } };
  return { status: 200, json: alertObject(alert) };
}

const TIME = '2026-11-20T10:00:00Z';
const ALERTS = 'https://api.github.com/repos/acme/shop/code-scanning/alerts';

function alertObject(alert: FakeAlert): Readonly<Record<string, unknown>> {
  const { number, state, dismissed, rule, tool, category } = alert;
  return {
    number,
    created_at: TIME,
    url: `${ALERTS}/${number}`,
    html_url: `https://github.com/acme/shop/security/code-scanning/${number}`,
    instances_url: `${ALERTS}/${number}/instances`,
    state,
    fixed_at: state === 'fixed' ? TIME : null,
    dismissed_by: dismissed === undefined ? null : { login: dismissed.by, type: 'User' },
    dismissed_at: dismissed === undefined ? null : TIME,
    dismissed_reason: dismissed?.reason ?? null,
    dismissed_comment: dismissed?.comment ?? null,
    rule: { id: rule, name: rule, severity: 'warning', description: rule },
    tool: { name: tool, guid: null, version: null },
    most_recent_instance: instanceOf(alert, category),
  };
}

function instanceOf({ ref, state, gone, commit, message, path, line }: FakeAlert, category: string): object {
  return {
    ref,
    analysis_key: '(default)',
    environment: '{}',
    category,
    state: gone ? 'fixed' : state,
    commit_sha: commit,
    message: { text: message },
    location: { path, start_line: line, end_line: line, start_column: 1, end_column: 1 },
    classifications: [],
  };
}
