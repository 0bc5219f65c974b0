import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgedConfig, type JudgedConfig } from '../../../../src/cli/config/base/judged-config.ts';
import type { Context } from '../../../../src/cli/context.ts';
import { type GitProject, GIT_ENVIRONMENT, gitProject } from './git-project.ts';

const opened: { readonly remove: () => void }[] = [];

/** Removes what the tests of a file opened; to be called after each. */
export function closeProjects(): void {
  for (const one of opened.splice(0)) one.remove();
}

/** A repository that `closeProjects` removes. @param from as of `gitProject` */
export function project(...from: readonly string[]): GitProject {
  const made = gitProject(...from);
  opened.push(made);
  return made;
}

/** A folder that is no repository. */
export function plainFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-plain-'));
  opened.push({ remove: () => rmSync(folder, { recursive: true, force: true }) });
  return folder;
}

/** The variables of a GitHub pull request whose base is a commit; with `payload`, of another event. */
export function pullRequest(
  base: string,
  more: Readonly<Record<string, string>> = {},
  payload: unknown = { pull_request: { number: 1, base: { sha: base } } },
): Record<string, string> {
  const path = join(plainFolder(), 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path, ...more };
}

/** The configuration by which a run in a folder is judged. */
export async function judged(
  { folder }: Pick<GitProject, 'folder'>,
  environment: Readonly<Record<string, string>>,
  path = 'tollgate.yml',
): Promise<JudgedConfig> {
  const context: Pick<Context, 'cwd' | 'environment' | 'signal' | 'version'> = {
    cwd: folder,
    environment: { PATH: process.env['PATH'], HOME: folder, ...GIT_ENVIRONMENT, ...environment },
    signal: new AbortController().signal,
    version: '0.0.0-test',
  };
  const result = await judgedConfig(path, context as Context);
  opened.push({ remove: () => void result.close() });
  return result;
}

/** What the findings about the change say. */
export function messages({ change }: JudgedConfig): readonly string[] {
  return (change?.report.findings ?? []).map(({ message }) => message);
}

/** What is said beside the verdict. */
export function reasons({ change }: JudgedConfig): readonly string[] {
  return change?.reasons ?? [];
}

/** File and line of each finding. */
export function places({ change }: JudgedConfig): readonly unknown[] {
  return (change?.report.findings ?? []).map(({ locations: [place] }) =>
    place?.kind === 'file' ? `${place.uri}:${place.region?.startLine ?? 0}` : place,
  );
}

/** A configuration of a strict gate. */
export const STRICT = `web: { target: "http://127.0.0.1:3000", minPages: 10 }
payments: { profile: payments.yml }
require: [web, payments]
gate:
  failOn: medium
`;

/** The same, weaker in five ways. */
export const WEAK = `web:
  target: "http://127.0.0.1:4000"
  minPages: 1
require: [web]
gate:
  failOn: critical
  newOnly: true
`;
