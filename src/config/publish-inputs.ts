import type { ActionInput } from './action-input.ts';
import type { Output } from './outputs.ts';

/** The inputs of the action `publish`, in the order of every table. */
export const PUBLISH_INPUTS: readonly ActionInput[] = [
  { name: 'sarif', description: 'The SARIF file that the gate wrote.' },
  {
    name: 'only',
    description: 'upload or comment: only the upload to code scanning, or only the comment on the pull request.',
    otherwise: 'both',
    flag: '--only',
  },
  {
    name: 'summary',
    description: 'The Markdown file for the comment, as the gate wrote it.',
    otherwise: 'a summary of the SARIF file',
    flag: '--summary',
  },
  {
    name: 'name',
    description: 'Tells several comments on one pull request apart.',
    otherwise: 'summary',
    flag: '--name',
  },
  {
    name: 'anchor',
    description: 'The file of the repository to which findings without a file are pinned.',
    otherwise: 'tollgate.yml',
    flag: '--anchor',
  },
  {
    name: 'token',
    description: 'What may write: security-events for the upload, pull-requests for the comment.',
    otherwise: 'the token of the job',
    default: '${{ github.token }}',
  },
];

/** The outputs of the action `publish`. */
export const PUBLISH_OUTPUTS: readonly Output[] = [
  { name: 'exit-code', description: 'What `tollgate publish` exited with.' },
  { name: 'published', description: 'Number of parts that are on GitHub now.' },
  {
    name: 'held',
    description:
      'Number of scans that were held back because they are incomplete: what GitHub shows of them is as it was.',
  },
];
