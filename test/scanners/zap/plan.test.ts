import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type PlanParts, planText, type ZapJob, type ZapPlan, zapPlan } from '../../../src/scanners/zap/plan.ts';
import type { ZapSession } from '../../../src/scanners/zap/zap-scan.ts';
import { parseYaml } from '../../../src/util/yaml.ts';
import { JOB_PARTS, JOBS, PART_KEYS, VALUES } from './automation-framework.ts';

type Values = Readonly<Record<string, unknown>>;

function plan(parts: Partial<PlanParts> = {}): ZapPlan {
  return zapPlan({
    target: 'http://localhost:3000/shop?a=1',
    requiredUrls: [],
    seeds: [],
    excludes: [],
    minUrls: 5,
    spiderMinutes: 2,
    passiveMinutes: 10,
    clientSpider: false,
    reports: ['html'],
    folder: '/zap/wrk',
    hasInsights: true,
    ...parts,
  });
}

const SESSION: ZapSession = {
  headers: { Authorization: 'Bearer secret-1', 'X-Tenant': 'secret-2' },
  cookies: { sid: 'secret-3', csrf: 'secret-4' },
  login: { url: '/login', fields: { email: 'secret-5', pass: 'secret-6' } },
  check: { url: '/account', text: 'Sign out (all)' },
};
const SCRIPT: ZapSession = { script: { name: 'login.js', text: 'x', engine: 'ECMAScript : Graal.js' } };

const everything: readonly [string, Partial<PlanParts>][] = [
  ['the plainest', {}],
  [
    'one with everything',
    {
      session: SESSION,
      requiredUrls: ['http://localhost:3000/cart'],
      excludes: ['.*/logout'],
      clientSpider: true,
      reports: ['html', 'markdown', 'xml'],
    },
  ],
  ['one with a script', { session: SCRIPT, hasInsights: false }],
];

function contextOf({ env }: ZapPlan): Values {
  return (env['contexts'] as readonly Values[])[0] ?? {};
}

function job({ jobs }: ZapPlan, type: string): ZapJob | undefined {
  return jobs.find((candidate) => candidate.type === type);
}

function foreign(value: unknown, known: readonly string[] | undefined): string[] {
  return Object.keys((value ?? {}) as Values).filter((key) => known?.includes(key) !== true);
}

describe.each(everything)('the plan, %s', (_name, parts) => {
  const made = plan(parts);

  test('knows only jobs and parameters that ZAP knows', () => {
    expect(made.jobs.map(({ type }) => type).filter((type) => JOBS[type] === undefined)).toEqual([]);
    for (const { type, parameters, ...rest } of made.jobs) {
      expect([type, foreign(parameters, JOBS[type]?.parameters)]).toEqual([type, []]);
      expect([type, foreign(rest, [...JOB_PARTS, ...(JOBS[type]?.parts ?? [])])]).toEqual([type, []]);
    }
  });

  test('has everything where ZAP looks for it', () => {
    const context = contextOf(made);
    const authentication = context['authentication'] as Values | undefined;
    const users = (context['users'] ?? []) as readonly Values[];
    const tests = made.jobs.flatMap((one) => (one['tests'] ?? []) as readonly Values[]);
    const rules = (job(made, 'passiveScan-config')?.['rules'] ?? []) as readonly Values[];
    const replaced = (job(made, 'replacer')?.['rules'] ?? []) as readonly Values[];
    const requests = (job(made, 'requestor')?.['requests'] ?? []) as readonly Values[];
    const found = [
      foreign(made, PART_KEYS['plan']),
      foreign(made.env, PART_KEYS['env']),
      foreign(made.env['parameters'], PART_KEYS['env.parameters']),
      foreign(context, PART_KEYS['context']),
      foreign(authentication, PART_KEYS['authentication']),
      foreign(authentication?.['parameters'], PART_KEYS['authentication.parameters']),
      foreign(authentication?.['verification'], PART_KEYS['verification']),
      foreign(context['sessionManagement'], PART_KEYS['sessionManagement']),
      ...users.flatMap((user) => [
        foreign(user, PART_KEYS['user']),
        foreign(user['credentials'], PART_KEYS['credentials']),
      ]),
      ...tests.map((one) => foreign(one, PART_KEYS['test'])),
      ...rules.map((rule) => foreign(rule, PART_KEYS['rule'])),
      ...replaced.map((rule) => foreign(rule, PART_KEYS['replacer.rule'])),
      ...requests.map((request) => foreign(request, PART_KEYS['request'])),
    ];
    expect(found.flat()).toEqual([]);
    for (const one of tests) {
      expect(VALUES.operator).toContain(one['operator']);
      expect(VALUES.onFail).toContain(one['onFail']);
    }
    for (const rule of rules) expect(VALUES.threshold).toContain(rule['threshold']);
    for (const rule of replaced) expect(VALUES.matchType).toContain(rule['matchType']);
    if (authentication !== undefined) expect(VALUES.authentication).toContain(authentication['method']);
  });

  test('is YAML that reads back as it was made', () => {
    expect(parseYaml(planText(made), 'plan.yaml').value).toEqual(JSON.parse(JSON.stringify(made)));
  });

  test('attacks nothing, and posts no form', () => {
    expect(made.jobs.filter(({ type }) => /active|openapi|soap|graphql/iu.test(type))).toEqual([]);
    expect(job(made, 'spider')?.parameters).toMatchObject({ postForm: false, logoutAvoidance: true });
  });

  test('writes its reports last, whatever fails before', () => {
    const reports = made.jobs.filter(({ type }) => type === 'report');
    expect(made.jobs.slice(-reports.length)).toEqual(reports);
    for (const { alwaysRun, parameters } of reports) {
      expect(alwaysRun).toBe(true);
      expect(VALUES.template).toContain(parameters?.['template']);
    }
    expect(reports[0]?.parameters).toMatchObject({
      template: 'traditional-json',
      reportDir: '/zap/wrk',
      reportFile: 'zap.json',
    });
  });
});

describe('the plan', () => {
  test('lets no rule stop after ten alerts, and tests that enough was found', () => {
    expect(job(plan(), 'passiveScan-config')?.parameters).toMatchObject({ maxAlertsPerRule: 0, scanOnlyInScope: true });
    expect(job(plan(), 'spider')?.['tests']).toMatchObject([
      { type: 'stats', statistic: 'automation.spider.urls.added', operator: '>=', value: 5, onFail: 'warn' },
    ]);
  });

  test('stays within the origin of the target, literally, and out of what is excluded', () => {
    const context = contextOf(plan({ target: 'http://a.b:3000/', excludes: ['http://a\\.b:3000/x|y'] }));
    expect(context).toMatchObject({
      urls: ['http://a.b:3000/'],
      includePaths: ['\\Qhttp://a.b:3000\\E(?:[/?#].*)?'],
      excludePaths: ['(?:http://a\\.b:3000/x|y).*'],
    });
  });

  test('only a ZAP that may stop a scan on its own is told not to', () => {
    expect(job(plan(), 'insights')?.parameters).toEqual({ exitAutoOnHigh: false });
    expect(job(plan({ hasInsights: false }), 'insights')).toBeUndefined();
  });

  test('signs in by a form whose values come from the environment', () => {
    const made = plan({
      session: { login: { url: '/login', action: '/session', fields: { 'e mail': 'secret-1', pass: 'secret-2' } } },
    });
    expect(contextOf(made)).toMatchObject({
      authentication: {
        method: 'form',
        parameters: {
          loginPageUrl: 'http://localhost:3000/login',
          loginRequestUrl: 'http://localhost:3000/session',
          loginRequestBody: 'e%20mail=${TOLLGATE_ZAP_FIELD_0}&pass=${TOLLGATE_ZAP_FIELD_1}',
        },
      },
      sessionManagement: { method: 'cookie' },
    });
    expect(job(made, 'spider')?.parameters).toMatchObject({ user: 'tollgate' });
    expect(job(made, 'spider')?.['tests']).toContainEqual({
      name: 'signed in',
      type: 'stats',
      statistic: 'stats.auth.success',
      site: 'http://localhost:3000',
      operator: '>=',
      value: 1,
      onFail: 'warn',
    });
    expect(planText(made)).not.toContain('secret');
  });

  test('signs in by a script, and asks whether the session holds', () => {
    const context = contextOf(plan({ session: { ...SCRIPT, check: { url: '/account', text: 'Sign out (all)' } } }));
    expect(context['authentication']).toEqual({
      method: 'script',
      parameters: { script: '/zap/wrk/authentication-script', scriptEngine: 'ECMAScript : Graal.js' },
      verification: {
        method: 'poll',
        pollUrl: 'http://localhost:3000/account',
        pollFrequency: 60,
        pollUnits: 'requests',
        loggedInRegex: 'Sign out \\(all\\)',
      },
    });
  });

  test('sends one header by the environment, and only further ones by rules for the target alone', () => {
    expect(planText(plan({ session: { headers: { Authorization: 'secret' } } }))).not.toContain('secret');
    expect(planText(plan({ session: { cookies: { a: 'secret' } } }))).not.toContain('secret');
    expect(job(plan({ session: SESSION }), 'replacer')?.['rules']).toMatchObject([
      { matchString: 'X-Tenant', replacementString: 'secret-2', url: '\\Qhttp://localhost:3000\\E(?:[/?#].*)?' },
      { matchString: 'Cookie', replacementString: 'sid=secret-3; csrf=secret-4' },
    ]);
  });

  test('asks for the pages that must be there', () => {
    expect(
      job(plan({ requiredUrls: ['http://localhost:3000/cart'], seeds: ['http://localhost:3000/demo'] }), 'requestor')?.[
        'requests'
      ],
    ).toEqual([
      { url: 'http://localhost:3000/cart', method: 'GET', responseCode: 200 },
      { url: 'http://localhost:3000/demo', method: 'GET' },
    ]);
  });
});

const REFERENCE = '../shared/reference/zap.md';

describe.skipIf(!existsSync(REFERENCE))(`the plan, against ${REFERENCE}`, () => {
  const text = existsSync(REFERENCE) ? readFileSync(REFERENCE, 'utf8') : '';

  test('uses jobs that are in its list, and sets of them what it says', () => {
    const list = /Job list: ([^\n]*)/u.exec(text)?.[1] ?? '';
    const jobs = plan({ session: SESSION, requiredUrls: ['http://localhost:3000/cart'], clientSpider: true }).jobs;
    const names = new Set(list.split(/[\s,.()]+/u));
    const known = (type: string): boolean =>
      names.has(type) || (/passiveScan-config/u.test(list) && type === 'passiveScan-config');
    expect(jobs.map(({ type }) => type).filter((type) => !known(type))).toEqual([]);
    for (const key of [
      'maxAlertsPerRule',
      'scanOnlyInScope',
      'postForm',
      'logoutAvoidance',
      'traditional-json',
      'alwaysRun',
      'exitAutoOnHigh',
    ]) {
      expect(text).toContain(key);
      expect(planText({ env: {}, jobs })).toContain(key);
    }
  });
});
