import type { Scan } from '../model/report.ts';

/** The name of an action: the root action's, or the folder below `actions/`. */
export type ActionName = 'tollgate' | 'zap-baseline' | 'dependency-audit' | 'payment-fuzz' | 'aggregate';

/** One GitHub Action and the GitLab template and component of the same name: `tollgate run` with some of its options. */
export interface Action {
  readonly name: ActionName;
  /** Name on the marketplace and in lists. */
  readonly title: string;
  readonly description: string;
  /** The one scan that it runs; absent where it runs those that are configured, or none. */
  readonly scan?: Scan;
  /** Icon and colour of GitHub's branding. */
  readonly icon: string;
}

/** Every action, the root action first. */
export const ACTIONS: readonly Action[] = [
  {
    name: 'tollgate',
    title: 'Tollgate',
    description:
      'Scans a payment app, gathers what every scanner found into one SARIF file, and opens or shuts the gate.',
    icon: 'shield',
  },
  {
    name: 'zap-baseline',
    title: 'Tollgate web baseline',
    description: 'Crawls a web app with GET requests, by ZAP or the embedded scanner, and judges every answer.',
    scan: 'web',
    icon: 'globe',
  },
  {
    name: 'dependency-audit',
    title: 'Tollgate dependency audit',
    description:
      'Audits the packages of a project with every scanner that is there, and says which did not really look.',
    scan: 'dependencies',
    icon: 'package',
  },
  {
    name: 'payment-fuzz',
    title: 'Tollgate payment fuzzer',
    description: 'Tries fake payments on a sandbox and proves by its state what they did.',
    scan: 'payments',
    icon: 'credit-card',
  },
  {
    name: 'aggregate',
    title: 'Tollgate gate',
    description: 'Gathers the reports of earlier jobs into one SARIF file, and opens or shuts the gate.',
    icon: 'layers',
  },
];

/** The words of `tollgate run` that make it this action, before any input. */
export function actionArguments(action: Action): readonly string[] {
  return action.scan === undefined ? ['run'] : ['run', `--only=${action.scan}`];
}
