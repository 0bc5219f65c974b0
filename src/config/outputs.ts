import { SEVERITIES } from '../model/severity.ts';

/** One output of a GitHub Action. */
export interface Output {
  readonly name: string;
  readonly description: string;
}

/** All outputs of the GitHub Action, in the order of every table. */
export const OUTPUTS: readonly Output[] = [
  { name: 'verdict', description: 'pass, fail or incomplete.' },
  { name: 'exit-code', description: 'What `tollgate run` exited with.' },
  { name: 'sarif', description: 'Path of the SARIF file with everything that was found.' },
  {
    name: 'github-sarif',
    description:
      'Folder of the SARIF files for GitHub code scanning: problems only, split to its limits. Empty where no scan is complete.',
  },
  { name: 'report', description: 'Path of the HTML page.' },
  {
    name: 'new',
    description:
      'Number of findings that the baseline does not have and that are not suppressed; all, without a baseline.',
  },
  {
    name: 'adopted',
    description: 'Number of existing findings that a first run with the baseline auto took in; 0 in every other run.',
  },
  ...SEVERITIES.map((severity) => ({
    name: severity,
    description: `Number of ${severity} findings that are not suppressed.`,
  })),
];
