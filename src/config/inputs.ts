import { SEVERITIES } from '../model/severity.ts';
import type { ActionName } from './actions.ts';
import { DEPENDENCY_TOOLS } from './dependencies-config.ts';

/** One input of the GitHub Actions and of the GitLab templates; it becomes one option of `tollgate run`. */
export interface Input {
  /** Kebab-case, as in action.yml; GitLab's is the same with underscores. */
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'boolean' | 'choice' | 'number';
  /** The values of a `choice`. */
  readonly options?: readonly string[];
  /** What holds where neither the input nor the configuration file says otherwise, in words for the tables. */
  readonly otherwise: string;
  /** What the GitLab template passes on where the input is left out: its artifacts need a folder that is known beforehand. */
  readonly templateDefault?: string;
  /** The option of `tollgate run`. */
  readonly flag: string;
  /** The key of `tollgate.yml` that says the same, dotted; absent where the file has none. */
  readonly key?: string;
  /** The actions that have it; absent: every one. */
  readonly actions?: readonly ActionName[];
  /** Only GitHub has it: GitLab's templates decide it themselves. */
  readonly githubOnly?: boolean;
}

const SCANNING: readonly ActionName[] = ['tollgate', 'zap-baseline', 'dependency-audit', 'payment-fuzz'];
const WEB: readonly ActionName[] = ['tollgate', 'zap-baseline'];
const DEPENDENCIES: readonly ActionName[] = ['tollgate', 'dependency-audit'];
const JUDGING_DEPENDENCIES: readonly ActionName[] = ['tollgate', 'dependency-audit', 'aggregate'];
const PAYMENTS: readonly ActionName[] = ['tollgate', 'payment-fuzz'];

/**
 * All inputs, in the order of every table. The action's have no default: what is left out is not passed on, and the
 * configuration file decides (a default could not be told from what a user wrote).
 */
export const INPUTS: readonly Input[] = [
  {
    name: 'config',
    description: 'Path of the configuration file.',
    type: 'string',
    otherwise: 'tollgate.yml where there is one',
    flag: '--config',
  },
  {
    name: 'target',
    description: 'Where the app answers; naming it is your consent to GET requests.',
    type: 'string',
    otherwise: 'the app’s URL in the configuration file',
    flag: '--target',
    key: 'web.target',
    actions: ['tollgate', 'zap-baseline', 'payment-fuzz'],
  },
  {
    name: 'engine',
    description: 'What looks at the pages.',
    type: 'choice',
    options: ['embedded', 'zap', 'zap-docker', 'auto'],
    otherwise: 'embedded',
    flag: '--engine',
    key: 'web.engine',
    actions: WEB,
  },
  {
    name: 'zap-config',
    description: 'Decisions about rules, as zap-baseline.py -c takes them (gen.conf).',
    type: 'string',
    otherwise: 'none',
    flag: '--zap-config',
    key: 'web.zapConfig',
    actions: WEB,
  },
  {
    name: 'min-pages',
    description: 'Fewer answered pages make the web scan incomplete.',
    type: 'number',
    otherwise: '3',
    flag: '--min-pages',
    key: 'web.minPages',
    actions: WEB,
  },
  {
    name: 'dir',
    description: 'Folder of the lockfile whose packages are audited.',
    type: 'string',
    otherwise: 'the working folder',
    flag: '--dir',
    key: 'dependencies.dir',
    actions: DEPENDENCIES,
  },
  {
    name: 'dependency-tools',
    description: `Scanners of the dependency audit: auto (those that are there), or those that must run, of ${DEPENDENCY_TOOLS.join(',')}.`,
    type: 'string',
    otherwise: 'auto',
    flag: '--dependency-tools',
    key: 'dependencies.tools',
    actions: DEPENDENCIES,
  },
  {
    name: 'max-db-age',
    description: 'Days; an older advisory database makes the dependency audit incomplete.',
    type: 'number',
    otherwise: '7',
    flag: '--max-db-age',
    key: 'dependencies.maxDatabaseAge',
    actions: DEPENDENCIES,
  },
  {
    name: 'profile',
    description: 'The payment profile: which operations the app has.',
    type: 'string',
    otherwise: 'what the configuration file names',
    flag: '--profile',
    key: 'payments.profile',
    actions: PAYMENTS,
  },
  {
    name: 'shard',
    description:
      'i/n: do one of n parts of the web and the payment scan, and leave the others to other jobs; the gate misses what none did.',
    type: 'string',
    otherwise: 'all of it',
    flag: '--shard',
    actions: ['tollgate', 'zap-baseline', 'payment-fuzz'],
  },
  {
    name: 'seed',
    description: 'What made-up values of the payment scan start from.',
    type: 'number',
    otherwise: '1',
    flag: '--seed',
    key: 'payments.seed',
    actions: PAYMENTS,
  },
  {
    name: 'budget',
    description: 'Ends the payment scan after so long (180s, 5m); what that cuts short is incomplete.',
    type: 'string',
    otherwise: 'no limit',
    flag: '--budget',
    key: 'payments.budget',
    actions: PAYMENTS,
  },
  {
    name: 'reports',
    description: 'Reports of earlier jobs to judge: files, folders and patterns, one a line.',
    type: 'string',
    otherwise: 'required',
    templateDefault: '.tollgate',
    flag: '--reports',
    actions: ['aggregate'],
  },
  {
    name: 'require',
    description: 'Scans without which the run is incomplete: web,dependencies,payments,pci.',
    type: 'string',
    otherwise: 'those that are configured',
    flag: '--require',
    key: 'require',
    actions: ['tollgate', 'aggregate'],
  },
  {
    name: 'fail-on',
    description: 'The lowest severity that shuts the gate.',
    type: 'choice',
    options: SEVERITIES,
    otherwise: 'high',
    flag: '--fail-on',
    key: 'gate.failOn',
  },
  {
    name: 'new-only',
    description: 'Judge only findings that the baseline does not have.',
    type: 'boolean',
    otherwise: 'false; true with the baseline auto',
    flag: '--new-only',
    key: 'gate.newOnly',
  },
  {
    name: 'kev',
    description: 'Findings about packages count only where they are exploited in the wild, then at any severity.',
    type: 'boolean',
    otherwise: 'false',
    flag: '--kev',
    key: 'gate.kev',
    actions: JUDGING_DEPENDENCIES,
  },
  {
    name: 'only-fixed',
    description: 'Findings about packages count only where a fix is known.',
    type: 'boolean',
    otherwise: 'false',
    flag: '--only-fixed',
    key: 'gate.onlyFixed',
    actions: JUDGING_DEPENDENCIES,
  },
  {
    name: 'scope',
    description: 'Findings about packages count only where they are needed at run time.',
    type: 'choice',
    options: ['runtime'],
    otherwise: 'every package counts',
    flag: '--scope',
    key: 'gate.scope',
    actions: JUDGING_DEPENDENCIES,
  },
  {
    name: 'baseline',
    description:
      'Path of an earlier SARIF file to compare with, or auto: the last complete one of the target branch; a first run adopts what is there.',
    type: 'string',
    otherwise: 'no comparison',
    flag: '--baseline',
    key: 'baseline',
  },
  {
    name: 'output',
    description: 'Folder for reports, SARIF files, the HTML page and evidence.',
    type: 'string',
    otherwise: '.tollgate',
    templateDefault: '.tollgate',
    flag: '--output',
    key: 'output',
  },
  {
    name: 'exit-zero',
    description: 'Succeed whatever the verdict is, because another job judges.',
    type: 'boolean',
    otherwise: 'false',
    flag: '--exit-zero',
    actions: SCANNING,
    githubOnly: true,
  },
  {
    name: 'now',
    description: 'The time to judge at, ISO 8601: it decides which suppressions have expired.',
    type: 'string',
    otherwise: 'the clock',
    flag: '--now',
  },
];

/** The inputs of one action, in the order of the table. */
export function inputsOf(action: ActionName): readonly Input[] {
  return INPUTS.filter(({ actions }) => actions === undefined || actions.includes(action));
}
