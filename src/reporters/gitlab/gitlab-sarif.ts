import type { Finding } from '../../model/finding.ts';
import type { RunInfo } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { scoreOf, SEVERITIES } from '../../model/severity.ts';
import { taxonOf } from '../../model/taxonomies.ts';
import { cutText, GITHUB_LIMITS } from '../github-limits.ts';
import { githubResult } from '../github-result.ts';
import { githubRule } from '../github-rule.ts';
import { githubRun } from '../github-run.ts';
import { runText, SARIF_SCHEMA } from '../sarif.ts';
import { sarifCategories } from '../sarif-category.ts';
import type { GitlabOptions } from './gitlab-options.ts';
import type { GitlabPart } from './gitlab-parts.ts';

/** A SARIF for GitLab, or why it would be refused. */
export interface GitlabSarif {
  readonly text?: string;
  readonly withheld: readonly string[];
}

const MOST_TAGS = 10;

/**
 * What has no class of GitLab's own as SARIF inside its limits: 10 MB as it is, 20 runs, 5,000 results a run, 10 tags a rule.
 * Nothing is left out to fit: GitLab would take it for fixed. `rank` stands for the severity, since a level has no critical.
 * Source: https://docs.gitlab.com/ci/testing/sarif/
 */
export function gitlabSarif({ runs, findings, withheld }: GitlabPart, options: GitlabOptions): GitlabSarif {
  if (withheld.length > 0) return { withheld };
  const members = Map.groupBy(findings, ({ run }) => run);
  const shown = runs.map((info) => {
    const own = (members.get(info) ?? []).map(({ finding }) => finding);
    return { info, results: resultsOf(own, options) };
  });
  const crowded = shown.find(({ results }) => results.length > GITHUB_LIMITS.resultsPerRun);
  if (crowded !== undefined) {
    return refused(`${crowded.info.tool.name} has ${crowded.results.length} results`, '5,000 a run');
  }
  if (shown.length > GITHUB_LIMITS.runsPerFile) return refused(`there are ${shown.length} runs`, '20');
  const text = [...textOf(shown, options.now)].join('');
  const bytes = Buffer.byteLength(text);
  return bytes > GITHUB_LIMITS.fileBytes ? refused(`it has ${bytes} bytes`, '10 MB') : { text, withheld: [] };
}

interface Shown {
  readonly info: RunInfo;
  readonly results: readonly Result[];
}

interface Result {
  readonly rule: Rule;
  readonly object: { readonly ruleId: string; readonly message: { readonly text: string } };
  readonly rank: number;
}

function refused(what: string, limit: string): GitlabSarif {
  return { withheld: [`${what}, and GitLab takes at most ${limit}`] };
}

function* textOf(shown: readonly Shown[], now: number): Generator<string, void, void> {
  const categories = sarifCategories(shown.map(({ info }) => info));
  yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
  for (const [index, { info, results }] of shown.entries()) {
    const rules = [...new Map(results.map(({ rule }) => [rule.id, rule])).values()];
    yield index === 0 ? '\n' : ',\n';
    yield* runText(
      { info: githubRun({ info, inputs: [], rules, findings: [] }, now).info, inputs: [], rules, findings: results },
      {
        toText: ({ object, rank }, ruleIndex) => JSON.stringify({ ...object, ruleIndex, rank }),
        toRule: (rule) => githubRule({ ...rule, tags: tagsOf(rule.tags) }),
        category: categories[index] ?? '',
        driver: {},
        run: {},
      },
    );
  }
  yield '\n]}\n';
}

/** GitLab shows one of those that share rule, file and lines, and would lose the others: they stand together. */
function resultsOf(findings: readonly Finding[], options: GitlabOptions): Result[] {
  const groups = Map.groupBy(
    findings.map((finding) => ({ finding, object: githubResult(finding, 0, options) as ResultObject })),
    ({ object }) => JSON.stringify([object.ruleId, placeOf(object)]),
  );
  return [...groups.values()].flatMap((members): Result[] => {
    const [first] = members;
    if (first === undefined) return [];
    const texts = [...new Set(members.map(({ object }) => object.message.text))];
    const text = texts.length === 1 ? (texts[0] ?? '') : `${texts.length} findings here:\n${texts.join('\n')}`;
    const worst = Math.min(...members.map(({ finding }) => SEVERITIES.indexOf(finding.severity)));
    return [
      {
        rule: first.finding.rule,
        object: { ...first.object, message: { text: cutText(text, GITHUB_LIMITS.messageLength) } },
        rank: scoreOf(SEVERITIES[worst] ?? 'informational') * 10,
      },
    ];
  });
}

interface ResultObject {
  readonly ruleId: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation?: {
      readonly artifactLocation: { readonly uri: string };
      readonly region?: { readonly startLine?: number; readonly endLine?: number };
    };
  }[];
}

function placeOf({ locations: [first] }: ResultObject): readonly unknown[] {
  const { artifactLocation, region } = first?.physicalLocation ?? {};
  return [artifactLocation?.uri, region?.startLine, region?.endLine];
}

/** GitLab knows a weakness as `cwe-79`, GitHub as `external/cwe/cwe-079`. */
function tagsOf(tags: readonly string[]): readonly string[] {
  const weaknesses = tags.flatMap((tag) => {
    const taxon = taxonOf(tag);
    return taxon?.standard.name === 'CWE' ? [`cwe-${taxon.id}`] : [];
  });
  const short = tags.filter((tag) => tag.length <= GITHUB_LIMITS.tagLength && !weaknesses.includes(tag));
  return [...new Set([...weaknesses, ...short])].slice(0, MOST_TAGS);
}
