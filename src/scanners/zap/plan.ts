import type { ExtraReport, ZapSession } from './zap-scan.ts';
import { contextAuthentication, sessionHeaders, ZAP_USER } from './authentication.ts';

/** What the plan is made from. */
export interface PlanParts {
  /** As ZAP reaches it. */
  readonly target: string;
  readonly requiredUrls: readonly string[];
  /** Requested as well, whatever they answer. */
  readonly seeds: readonly string[];
  readonly excludes: readonly string[];
  readonly minUrls: number;
  readonly spiderMinutes: number;
  readonly passiveMinutes: number;
  readonly clientSpider: boolean;
  readonly session?: ZapSession;
  readonly reports: readonly ExtraReport[];
  /** The folder of the run as ZAP sees it. */
  readonly folder: string;
  /** ZAP 2.17 and later stop a scan on their own account, which job `insights` turns off. */
  readonly hasInsights: boolean;
}

/** One job of a plan. */
export interface ZapJob {
  readonly type: string;
  readonly alwaysRun?: boolean;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly [part: string]: unknown;
}

/** A plan of ZAP's Automation Framework. */
export interface ZapPlan {
  readonly env: Readonly<Record<string, unknown>>;
  readonly jobs: readonly ZapJob[];
}

/** Base names of the reports that a plan writes. */
export const REPORT_FILES: Readonly<Record<'json' | ExtraReport, string>> = {
  json: 'zap.json',
  html: 'zap.html',
  markdown: 'zap.md',
  xml: 'zap.xml',
};

const TEMPLATES: Readonly<Record<'json' | ExtraReport, string>> = {
  json: 'traditional-json',
  html: 'traditional-html',
  markdown: 'traditional-md',
  xml: 'traditional-xml',
};

const CONTEXT = 'tollgate';

/**
 * The plan of one passive scan: every alert of every rule (ZAP's own script stops each rule after ten), forms never
 * posted, nothing outside the target's origin, statistics tested, reports written even where a job fails.
 * Source: https://www.zaproxy.org/docs/automate/automation-framework/, and the templates of the add-ons (`*-max.yaml`).
 */
export function zapPlan(parts: PlanParts): ZapPlan {
  const { target, session } = parts;
  const { origin } = new URL(target);
  const authentication = contextAuthentication(session, target, parts.folder);
  const user: UserPart = authentication.users === undefined ? {} : { user: ZAP_USER };
  return {
    env: {
      contexts: [
        {
          name: CONTEXT,
          // Each of them is requested, and another status than 200 is a warning: only what the user named.
          urls: [target],
          includePaths: [`${quoted(origin)}(?:[/?#].*)?`],
          excludePaths: parts.excludes.map((pattern) => `(?:${pattern}).*`),
          ...authentication,
        },
      ],
      parameters: { failOnError: true, failOnWarning: false, progressToStdout: true },
    },
    jobs: [
      {
        type: 'passiveScan-config',
        parameters: { maxAlertsPerRule: 0, scanOnlyInScope: true, maxBodySizeInBytesToScan: 0, enableTags: false },
        // "ZAP is out of date" is about the scanner, not about the target.
        rules: [{ id: 10116, name: 'ZAP is Out of Date', threshold: 'off' }],
      },
      ...(parts.hasInsights ? [{ type: 'insights', parameters: { exitAutoOnHigh: false } }] : []),
      ...replacer(session, origin),
      ...requestor(parts, user),
      spider(parts, user),
      ...clientSpider(parts, user),
      { type: 'passiveScan-wait', parameters: { maxDuration: parts.passiveMinutes } },
      report('json', parts.folder),
      ...parts.reports.map((kind) => report(kind, parts.folder)),
    ],
  };
}

/** JSON is YAML, and leaves nothing to quote. */
export function planText(plan: ZapPlan): string {
  return `${JSON.stringify(plan, undefined, 2)}\n`;
}

type UserPart = Readonly<Record<string, string>>;

function spider(parts: PlanParts, user: UserPart): ZapJob {
  return {
    type: 'spider',
    parameters: {
      context: CONTEXT,
      ...user,
      url: parts.target,
      maxDuration: parts.spiderMinutes,
      maxDepth: 10,
      maxChildren: 0,
      // A passive scan buys nothing: forms that are sent by POST stay where they are.
      processForm: true,
      postForm: false,
      logoutAvoidance: true,
    },
    tests: [
      {
        name: `at least ${parts.minUrls} addresses`,
        type: 'stats',
        statistic: 'automation.spider.urls.added',
        operator: '>=',
        value: parts.minUrls,
        // An error would end the plan before the passive scan is through.
        onFail: 'warn',
      },
      ...signedIn(parts.session, parts.target),
    ],
  };
}

function signedIn(session: ZapSession | undefined, target: string): unknown[] {
  if (session?.login === undefined && session?.script === undefined) return [];
  return [
    {
      name: 'signed in',
      type: 'stats',
      statistic: 'stats.auth.success',
      site: new URL(target).origin,
      operator: '>=',
      value: 1,
      onFail: 'warn',
    },
  ];
}

function clientSpider({ clientSpider: wanted, target, spiderMinutes }: PlanParts, user: UserPart): ZapJob[] {
  if (!wanted) return [];
  const parameters = { context: CONTEXT, ...user, url: target, maxDuration: spiderMinutes, logoutAvoidance: true };
  return [{ type: 'spiderClient', parameters: { ...parameters, browserId: 'firefox-headless', scopeCheck: 'Strict' } }];
}

function requestor({ requiredUrls, seeds }: PlanParts, user: UserPart): ZapJob[] {
  const requests = [
    ...requiredUrls.map((url) => ({ url, method: 'GET', responseCode: 200 })),
    ...seeds.map((url) => ({ url, method: 'GET' })),
  ];
  if (requests.length === 0) return [];
  return [{ type: 'requestor', ...('user' in user && { parameters: user }), requests }];
}

/** What the environment cannot carry: it has room for one header. */
function replacer(session: ZapSession | undefined, origin: string): ZapJob[] {
  const [, ...others] = sessionHeaders(session);
  if (others.length === 0) return [];
  const rules = others.map(([name, value]) => ({
    description: `tollgate ${name}`,
    url: `${quoted(origin)}(?:[/?#].*)?`,
    matchType: 'req_header',
    matchString: name,
    matchRegex: false,
    replacementString: value,
  }));
  return [{ type: 'replacer', parameters: { deleteAllRules: true }, rules }];
}

function report(kind: 'json' | ExtraReport, folder: string): ZapJob {
  return {
    type: 'report',
    alwaysRun: true,
    parameters: {
      template: TEMPLATES[kind],
      reportDir: folder,
      reportFile: REPORT_FILES[kind],
      reportTitle: 'ZAP Scanning Report',
      displayReport: false,
    },
  };
}

/** Literal text in a regular expression of Java's; an origin never holds `\E`. */
function quoted(origin: string): string {
  return `\\Q${origin}\\E`;
}
