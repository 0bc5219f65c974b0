import { isProblem, type Finding } from '../../model/finding.ts';
import type { RunInfo } from '../../model/report.ts';
import { compareText, sortForReading } from '../../model/summary.ts';
import { isInForce } from '../../model/suppression.ts';
import type { SarifRun } from '../sarif.ts';
import { type GitlabClass, GITLAB_CLASSES, classOfFinding, classOfRun } from './gitlab-class.ts';
import { gitlabTarget } from './gitlab-target.ts';
import { runFault } from './run-fault.ts';

/** What one report holds: all that was found of one class at one target. */
export interface GitlabPart {
  readonly kind: GitlabClass;
  /** The target's name, the folder of a project's packages, or empty text where none is known. */
  readonly target: string;
  /** Its runs, of which it holds every problem. */
  readonly runs: readonly RunInfo[];
  readonly findings: readonly PartFinding[];
  /**
   * Why it must not be written: GitLab takes what a report does not hold for fixed, and where there is no report it changes
   * nothing. Empty where every run was complete.
   */
  readonly withheld: readonly string[];
}

/** A finding and the run that has it. */
export interface PartFinding {
  readonly finding: Finding;
  readonly run: RunInfo;
}

/**
 * Cuts runs into parts; each problem that nobody has accepted is in exactly one. Accepted ones are left out, as GitLab leaves
 * them out of a SARIF itself. A class of which nothing ran has no part.
 */
export function gitlabParts(runs: readonly SarifRun[], now: number): readonly GitlabPart[] {
  const all = runs.map(({ info, findings }) => ({ info, findings: problemsOf(findings, now) }));
  // An input that could not be read may have been of any class.
  const unknown = all.filter(({ info }) => info.tool.name === OWN_TOOL && info.scan === undefined).flatMap(fault);
  return GITLAB_CLASSES.flatMap((kind) => {
    const own = all.flatMap(({ info, findings }) => {
      const members = findings.filter((finding) => classOfFinding(finding, info) === kind);
      return members.length > 0 || concerns(info, kind) ? [{ info, findings: members }] : [];
    });
    const targets = targetsOf(
      own.map(({ info }) => info),
      kind,
    );
    // Of several targets a run that names none may have looked at each.
    const anywhere = targets.length < 2 ? [] : own.filter(({ info }) => gitlabTarget(info, kind) === '').flatMap(fault);
    return targets.map((target): GitlabPart => {
      const members = own.filter(({ info }) => belongs(info, target, targets, kind));
      const infos = members.map(({ info }) => info);
      return {
        kind,
        target,
        runs: infos,
        findings: members.flatMap(({ info, findings }) =>
          sortForReading(findings).map((finding) => ({ finding, run: info })),
        ),
        withheld: [...new Set([...members.flatMap(fault), ...anywhere, ...unknown])],
      };
    });
  });
}

/** The tool that the pipeline's own run is of. */
const OWN_TOOL = 'Tollgate';

function problemsOf(findings: Iterable<Finding>, now: number): readonly Finding[] {
  return [...findings].filter(
    (finding) => isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now)),
  );
}

/** Does a run without findings speak for the class? An audit that broke off may have had more to say than of packages. */
function concerns(info: RunInfo, kind: GitlabClass): boolean {
  if (kind === 'sarif' && info.tool.name === OWN_TOOL && info.scan === undefined) return info.status !== 'complete';
  return classOfRun(info) === kind || (kind === 'sarif' && info.scan === 'dependencies' && info.status !== 'complete');
}

function fault({ info }: { readonly info: RunInfo }): string[] {
  return runFault(info);
}

/** The audit's tools name lockfiles and folders of one project, and SARIF has no targets. */
function targetsOf(infos: readonly RunInfo[], kind: GitlabClass): readonly string[] {
  if (infos.length === 0) return [];
  const named = [...new Set(infos.map((info) => gitlabTarget(info, kind)))].filter((name) => name !== '');
  if (kind === 'sarif') return [''];
  if (kind === 'dependency_scanning') return [named.toSorted(compareText).join(' ')];
  return named.length === 0 ? [''] : named.toSorted(compareText);
}

/** What a run finds that names no target is the only one's, or else the first one's. */
function belongs(info: RunInfo, target: string, targets: readonly string[], kind: GitlabClass): boolean {
  if (targets.length === 1) return true;
  const own = gitlabTarget(info, kind);
  return own === target || (own === '' && target === targets[0]);
}
