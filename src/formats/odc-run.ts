import type { RunInfo } from '../model/report.ts';
import { asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { worsen, type Account } from './accounting.ts';
import { listOf } from './list-of.ts';

/**
 * The run that `scanInfo` and `projectInfo` of a Dependency-Check report describe, both in the shape of its JSON.
 * Judges it by the way: analyzers that failed and a scan of nothing make the report degraded.
 */
export function odcRun(
  scan: UntrustedObject,
  project: UntrustedObject,
  dependencies: number,
  account: Account,
): RunInfo {
  const failures = listOf(scan['analysisExceptions']).map((item) =>
    asText(asObject(asObject(item)['exception'])['message']),
  );
  if (failures.length > 0) {
    // `org.owasp.….AnalysisException: Failed to request component-reports`
    const first = failures[0]
      ?.split('\n')[0]
      ?.replace(/^(?:[\w$]+\.)+[\w$]+:\s*/u, '')
      .trim()
      .slice(0, 300);
    const what = failures.length === 1 ? 'an analysis failed' : `${failures.length} analyses failed`;
    worsen(account, 'degraded', `${what}: ${first === undefined || first === '' ? 'no reason given' : first}`);
  }
  if (dependencies === 0) worsen(account, 'degraded', 'the scan found no dependency to look at');
  const version = asText(scan['engineVersion'])?.trim();
  const artifact = ['groupID', 'artifactID']
    .map((key) => asText(project[key])?.trim())
    .filter((part) => part !== undefined);
  const target = asText(project['name'])?.trim() ?? (artifact.length > 0 ? artifact.join(':') : undefined);
  return {
    tool: {
      name: 'Dependency-Check',
      ...(version !== undefined && version !== '' && { version }),
      informationUri: 'https://owasp.org/www-project-dependency-check/',
    },
    scan: 'dependencies',
    ...(target !== undefined && target !== '' && { target }),
    status: 'complete',
    ...(dependencies > 0 && { coverage: { dependencies } }),
    rules: [],
  };
}
