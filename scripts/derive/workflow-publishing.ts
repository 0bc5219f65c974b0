import { REPOSITORY } from '../../src/config/repository.ts';
import { PINNED_ACTIONS } from './pinned-actions.ts';

// A pull request from a fork or from Dependabot has a token that can only read.
const MAY_WRITE =
  "needs.gate.outputs.verdict != '' && (github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository) && github.event.pull_request.user.login != 'dependabot[bot]'";

// Only the default branch: another would adopt what it brings in itself. A schedule always runs on it, and its event is bare.
const KEEPS_BASELINE =
  "!cancelled() && inputs.baseline == 'auto' && steps.gate.outputs.verdict != '' && (github.event_name == 'schedule' || github.ref == format('refs/heads/{0}', github.event.repository.default_branch))";

/** Brings back the baselines that an earlier run has kept. A cache that cannot be had fails nothing: the gate asks elsewhere. */
export const RESTORE_BASELINE: string = `      - name: Bring back the baseline
        if: \${{ inputs.baseline == 'auto' }}
        continue-on-error: true
        uses: ${PINNED_ACTIONS.restoreCache}
        with:
          path: .tollgate/baseline
          key: tollgate-baseline-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: tollgate-baseline-
`;

/** Keeps the baselines of the default branch; the gate has put a new one beside them only where the run was complete. */
export const KEEP_BASELINE: string = `      - name: Keep the baseline
        if: \${{ ${KEEPS_BASELINE} }}
        continue-on-error: true
        uses: ${PINNED_ACTIONS.saveCache}
        with:
          path: .tollgate/baseline
          key: tollgate-baseline-\${{ github.run_id }}-\${{ github.run_attempt }}
      - name: Keep the baseline where caches are forgotten
        if: \${{ ${KEEPS_BASELINE} }}
        uses: ${PINNED_ACTIONS.uploadArtifact}
        with:
          name: tollgate-baseline
          path: .tollgate/baseline
          include-hidden-files: true
          if-no-files-found: ignore
          retention-days: 90
`;

/** The jobs that carry the gate's report to GitHub, each with the one permission to write that it needs. */
export function publishingJobs(version: string): string {
  return [
    publishingJob({
      id: 'upload',
      title: 'Upload to code scanning',
      only: 'upload',
      condition: 'inputs.upload-sarif',
      why: 'What is incomplete is held back: it would close findings.',
      permissions: [
        'actions: read # code scanning reads the run in private repositories',
        'contents: read # the commit that the findings belong to',
        'security-events: write # the upload',
      ],
      version,
    }),
    publishingJob({
      id: 'comment',
      title: 'Comment on the pull request',
      only: 'comment',
      condition: "inputs.comment && github.event_name == 'pull_request'",
      why: 'One comment, written anew in every run.',
      permissions: ['contents: read # the lines that findings point to', 'pull-requests: write # the comment'],
      version,
    }),
  ].join('\n');
}

interface PublishingJob {
  readonly id: string;
  readonly title: string;
  readonly only: 'upload' | 'comment';
  readonly condition: string;
  readonly why: string;
  readonly permissions: readonly string[];
  readonly version: string;
}

function publishingJob({ id, title, only, condition, why, permissions, version }: PublishingJob): string {
  return `  ${id}:
    name: ${title}
    needs: gate
    # ${why}
    if: \${{ !cancelled() && ${condition} && ${MAY_WRITE} }}
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
${permissions.map((line) => `      ${line}`).join('\n')}
    steps:
      - name: Check out
        uses: ${PINNED_ACTIONS.checkout}
        with:
          persist-credentials: false
      - name: Fetch the report
        uses: ${PINNED_ACTIONS.downloadArtifact}
        with:
          name: tollgate
          path: tollgate
      - name: Publish
        uses: ${REPOSITORY}/actions/publish@v${version}
        with:
          sarif: tollgate/tollgate.sarif
          summary: tollgate/summary.md
          only: ${only}
`;
}
