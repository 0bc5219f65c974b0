import { REPOSITORY } from '../../config/repository.ts';
import type { RepositoryFacts } from './look-at-repository.ts';

/** A file that starts Tollgate in a pipeline. */
export interface PipelineDraft {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
  /** What is left to a person, one line each. */
  readonly next: readonly string[];
}

/**
 * The first workflow or pipeline of a repository, each line explained; for GitHub where nothing says otherwise.
 * @param scans scans that `tollgate.yml` configures
 * @param version the released version to name
 */
export function draftPipeline(facts: RepositoryFacts, scans: readonly string[], version: string): PipelineDraft {
  return facts.platform === 'gitlab' ? gitlabPipeline(facts, version) : githubWorkflow(facts, scans, version);
}

function githubWorkflow({ packageManager }: RepositoryFacts, scans: readonly string[], version: string): PipelineDraft {
  const needsApp = scans.includes('web') || scans.includes('payments');
  const setup = needsApp && packageManager !== undefined ? SETUP[packageManager] : undefined;
  return {
    path: '.github/workflows/tollgate.yml',
    text: `# Runs what tollgate.yml configures, each scan a job of its own, and one gate that judges.
name: Tollgate

on:
  # What a pull request would bring in.
  pull_request:
  # What the merge queue is about to merge.
  merge_group:
  # Every week, because new advisories are published for old code; not on the hour, when GitHub is busy.
  schedule:
    - cron: '17 4 * * 1'
  # By hand.
  workflow_dispatch:

# Nothing is granted but what the job below asks for.
permissions: {}

# A newer push to the same branch ends the older run.
concurrency:
  group: tollgate-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  tollgate:
    # Pin it: write the full hash of the commit for the tag, and the tag as a comment.
    uses: ${REPOSITORY}/.github/workflows/tollgate.yml@v${version}
    permissions:
      actions: read # the upload reads the run, in private repositories
      contents: read # the files that are scanned
      security-events: write # the upload to code scanning
    with:
      # Each of these is required: what did not run makes the verdict incomplete.
      scans: ${scans.join(',') || 'dependencies'}
${setup === undefined ? '' : `      # Makes the app ready to start.\n      setup: ${setup}\n`}      # The lowest severity that shuts the gate is in tollgate.yml.
      config: tollgate.yml
`,
    next: ['commit it, and make the check "Tollgate gate" required for the branch'],
  };
}

const SETUP = {
  npm: 'npm ci',
  pnpm: 'corepack enable && pnpm install --frozen-lockfile',
  yarn: 'corepack enable && yarn install --immutable',
};

function gitlabPipeline({ hasGitlabPipeline }: RepositoryFacts, version: string): PipelineDraft {
  const path = hasGitlabPipeline ? '.gitlab/tollgate.yml' : '.gitlab-ci.yml';
  return {
    path,
    text: `# Runs what tollgate.yml configures in one job, and publishes its reports in another, for merge requests, tags, schedules and the default branch.
include:
  - project: ${REPOSITORY}
    # Pin it: write the full hash of the commit for the tag.
    ref: v${version}
    file: gitlab-templates/tollgate.yml
    inputs:
      # The stage of the job; it has to be one of yours.
      stage: test
      # An image with Node 24 and npm; pin it by its digest.
      image: node:24
      # What runs Tollgate.
      command: npx --yes tollgate@${version}
`,
    next: [
      ...(hasGitlabPipeline ? [`add to .gitlab-ci.yml: include: [{ local: ${path} }]`] : []),
      'make a weekly schedule under "Build", "Pipeline schedules"',
    ],
  };
}
