/** Routes whose answers are files, which are asked by their address and not through Octokit. */
export const GITHUB_ROUTES_BY_ADDRESS: readonly string[] = [
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  'GET /repos/{owner}/{repo}/contents/{path}',
];

/**
 * The routes of GitHub's REST API that are asked, as https://docs.github.com/en/rest writes them. A test holds this list
 * against the sources: a route that is asked stands here, and one that is not asked does not.
 */
export const GITHUB_ROUTES: readonly string[] = [
  'GET /user',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/code-scanning/analyses',
  'POST /repos/{owner}/{repo}/code-scanning/sarifs',
  'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}',
  'GET /repos/{owner}/{repo}/code-scanning/alerts',
  'PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}',
  'GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'GET /repos/{owner}/{repo}/actions/artifacts',
  ...GITHUB_ROUTES_BY_ADDRESS,
];
