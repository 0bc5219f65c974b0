import { SEVERITIES } from '../model/severity.ts';

/**
 * How a setting gets weaker.
 * - `order`: it moves to a later group of `groups`, which stand from strict to lax
 * - `lower`, `higher`: its number gets smaller, larger
 * - `fewer`, `more`: a list loses, gains an entry; `otherwise` says what an absent list stands for
 * - `removed`: it is there no longer
 * - `kept`: anything but the same list or a longer one
 * - `changed`: any change, since nothing says which of two values is stricter
 * - `decisions`: compared entry by entry, with what the files that it names say
 */
export type Weaker =
  | { readonly by: 'order'; readonly groups: readonly (readonly unknown[])[]; readonly otherwise: unknown }
  | { readonly by: 'lower' | 'higher'; readonly otherwise: number }
  | { readonly by: 'fewer' | 'more'; readonly otherwise: 'all' | 'none' }
  | { readonly by: 'removed' | 'kept' | 'changed' | 'decisions' };

/** A key of `tollgate.yml` that decides what the gate sees or how it judges. */
export interface GateSetting {
  /** Dotted; it stands for everything below it that has no line of its own. */
  readonly key: string;
  readonly weaker: Weaker;
  /** True where the change's own value has to hold, because it goes with the change's own files; a weaker one is told all the same. */
  readonly own?: true;
}

const CHANGED: Weaker = { by: 'changed' };
const REMOVED: Weaker = { by: 'removed' };
const DECISIONS: Weaker = { by: 'decisions' };
const OFF: Weaker = { by: 'order', groups: [[false], [true]], otherwise: false };
const ON: Weaker = { by: 'order', groups: [[true], [false]], otherwise: true };

function lower(otherwise: number): Weaker {
  return { by: 'lower', otherwise };
}

function higher(otherwise: number = Number.POSITIVE_INFINITY): Weaker {
  return { by: 'higher', otherwise };
}

function fewer(otherwise: 'all' | 'none'): Weaker {
  return { by: 'fewer', otherwise };
}

function more(otherwise: 'all' | 'none'): Weaker {
  return { by: 'more', otherwise };
}

function order(groups: readonly (readonly unknown[])[], otherwise: unknown): Weaker {
  return { by: 'order', groups, otherwise };
}

/** Every setting of the gate, and which way it gets weaker; numbers are the defaults that `docs/configuration.md` gives. */
export const GATE_SETTINGS: readonly GateSetting[] = [
  {
    key: 'gate.failOn',
    weaker: order(
      SEVERITIES.toReversed().map((severity) => [severity]),
      'high',
    ),
  },
  { key: 'gate.newOnly', weaker: OFF },
  { key: 'gate.kev', weaker: OFF },
  { key: 'gate.onlyFixed', weaker: OFF },
  { key: 'gate.scope', weaker: order([['all'], ['runtime']], 'all') },
  { key: 'require', weaker: fewer('none') },
  { key: 'baseline', weaker: CHANGED },
  { key: 'suppressions', weaker: DECISIONS },
  { key: 'suppressionFiles', weaker: DECISIONS },
  { key: 'targets.allow', weaker: more('none') },
  { key: 'targets.own', weaker: CHANGED },
  { key: 'web', weaker: REMOVED },
  { key: 'web.minPages', weaker: lower(3) },
  { key: 'web.minRoutes', weaker: lower(0) },
  { key: 'web.minAuthenticated', weaker: lower(1) },
  { key: 'web.requiredUrls', weaker: fewer('none') },
  { key: 'web.exclude', weaker: more('none') },
  { key: 'web.seeds', weaker: fewer('none') },
  { key: 'web.forms', weaker: fewer('none') },
  { key: 'web.openapi', weaker: REMOVED },
  { key: 'web.session', weaker: REMOVED },
  { key: 'web.probes', weaker: ON },
  { key: 'web.browser', weaker: order([['always'], ['payment-pages'], ['never']], 'payment-pages') },
  { key: 'web.paymentPages', weaker: fewer('none') },
  { key: 'web.scripts', weaker: more('all') },
  { key: 'web.engine', weaker: order([['zap', 'zap-docker'], ['auto'], ['embedded']], 'embedded') },
  { key: 'web.zapConfig', weaker: CHANGED },
  { key: 'web.zap.image', weaker: CHANGED },
  { key: 'web.zap.spiderMinutes', weaker: lower(5) },
  { key: 'web.zap.clientSpider', weaker: order([[true], [false]], false) },
  { key: 'web.zap.script', weaker: REMOVED },
  { key: 'web.tlsFront', weaker: order([[true], [false]], false) },
  { key: 'dependencies', weaker: REMOVED },
  { key: 'dependencies.dir', weaker: CHANGED, own: true },
  { key: 'dependencies.tools', weaker: { by: 'kept' } },
  { key: 'dependencies.registry', weaker: CHANGED },
  { key: 'dependencies.maxDatabaseAge', weaker: higher(7) },
  { key: 'dependencies.kev', weaker: CHANGED },
  { key: 'dependencies.epss', weaker: CHANGED },
  { key: 'dependencies.policy.ranking', weaker: CHANGED },
  { key: 'dependencies.policy.maxAge.critical', weaker: higher(30) },
  { key: 'dependencies.policy.maxAge.high', weaker: higher() },
  { key: 'dependencies.policy.maxAge.medium', weaker: higher() },
  { key: 'dependencies.policy.maxAge.low', weaker: higher() },
  { key: 'dependencies.policy.maxAge.informational', weaker: higher() },
  { key: 'dependencies.policy.licenses.allow', weaker: more('all') },
  { key: 'dependencies.policy.licenses.deny', weaker: fewer('none') },
  { key: 'dependencies.osv.program', weaker: CHANGED },
  { key: 'dependencies.osv.database', weaker: CHANGED },
  { key: 'dependencies.snyk.allProjects', weaker: order([[true], [false]], false) },
  { key: 'dependencies.snyk.organization', weaker: CHANGED },
  { key: 'dependencies.dependencyCheck.data', weaker: CHANGED },
  { key: 'dependencies.dependencyCheck.nvdFeed', weaker: CHANGED },
  { key: 'dependencies.dependencyCheck.update', weaker: ON },
  { key: 'dependencies.dependencyCheck.offline', weaker: OFF },
  { key: 'dependencies.dependencyCheck.suppressions', weaker: more('none') },
  { key: 'payments', weaker: REMOVED },
  { key: 'payments.profile', weaker: CHANGED, own: true },
  { key: 'payments.attacks', weaker: fewer('all') },
  { key: 'payments.maxInconclusive', weaker: higher(0.1) },
  { key: 'payments.explore', weaker: lower(0) },
  { key: 'payments.exploreRequests', weaker: lower(Number.POSITIVE_INFINITY) },
];

const APP =
  'says how the app under test is started and reached, and what answers there is the change’s own code anyway';
const CUT_SHORT = 'is a limit, and what it cuts short is incomplete, never green';
const PLACE = 'says where something is written';

/** Keys that cannot weaken the gate, each with the reason; a change's own value holds. */
export const FREE_SETTINGS: Readonly<Record<string, string>> = {
  $schema: 'is for editors',
  app: APP,
  output: PLACE,
  'web.target': APP,
  'web.name': 'is a name',
  'web.deadline': CUT_SHORT,
  'web.maxPages': CUT_SHORT,
  'web.readyTimeout': CUT_SHORT,
  'web.session.headers': APP,
  'web.session.cookies': APP,
  'web.session.login': APP,
  'web.session.check': APP,
  'web.browserPath': 'names a program of the machine',
  'web.sources': 'says where findings are shown',
  'web.sourceFolder': 'says where findings are shown',
  'web.writeZapConfig': PLACE,
  'web.zap.minutes': CUT_SHORT,
  'web.zap.loginAction': APP,
  'web.zap.script.file': APP,
  'web.zap.script.engine': APP,
  'web.zap.html': PLACE,
  'web.zap.markdown': PLACE,
  'web.zap.xml': PLACE,
  'web.zap.json': PLACE,
  'dependencies.timeout': CUT_SHORT,
  'payments.target': APP,
  'payments.seed': 'chooses made-up values',
  'payments.budget': CUT_SHORT,
  'payments.maxRequests': CUT_SHORT,
  'payments.rps': 'is a pace',
};
