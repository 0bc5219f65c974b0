import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { openAliasGroups } from '../../src/pipeline/alias-groups.ts';
import { deduplicate } from '../../src/pipeline/deduplicate.ts';
import type { Bench } from './bench.ts';

const TOOLS = ['npm audit', 'OSV-Scanner', 'Snyk', 'Dependency-Check'] as const;
const FLAWS = 25_000;
const TIMES = 3;

/** 25,000 flaws under the names of four tools, joined by their aliases and merged into one finding each with all evidence. */
export const aliasesBench: Bench = {
  name: 'aliases',
  about: `${FLAWS * TOOLS.length} findings of four tools under four names, merged into ${FLAWS}`,
  async *measure() {
    const findings = TOOLS.flatMap((tool, position) =>
      Array.from({ length: FLAWS }, (_none, flaw) => ({ tool, finding: findingOf(tool, position, flaw) })),
    );
    const times: number[] = [];
    const processorTimes: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      const merged = merge(findings);
      times.push((performance.now() - start) / 1000);
      const { user, system } = process.cpuUsage(used);
      processorTimes.push((user + system) / 1e6);
      if (merged.length !== FLAWS || merged.some(({ sources }) => sources.length !== TOOLS.length)) {
        throw new Error(`${merged.length} findings are left of ${findings.length}`);
      }
      await Promise.resolve();
    }
    yield {
      what: 'merge aliases',
      amount: findings.length,
      unit: 'findings',
      times,
      processorTimes,
      limits: { seconds: 2 },
    };
  },
};

function merge(findings: readonly { readonly tool: string; readonly finding: Finding }[]): Finding[] {
  const aliases = openAliasGroups();
  const handles = findings.map(({ finding }) =>
    aliases.add('["npm","p",""]', [finding.rule.id, ...finding.aliases], false),
  );
  const groups = Map.groupBy(findings.keys(), (index) => aliases.groupOf(handles[index] ?? 0).number);
  return [...groups.values()].map((members) =>
    deduplicate(
      members.flatMap((index) => {
        const item = findings[index];
        const detail = [index.toString(16).padStart(16, '0')];
        return item === undefined ? [] : [{ ...item, rule: item.finding.rule.id, details: detail }];
      }),
    ),
  );
}

/** Each tool knows the flaw by its own id and by one that another knows, too. */
function findingOf(tool: string, position: number, flaw: number): Finding {
  const letters = flaw.toString(26).padStart(4, '0');
  const ids = [`GHSA-${letters}-${letters}-${letters}`, `CVE-2026-${10_000 + flaw}`, `SNYK-JS-P-${flaw}`];
  const [own = '', other = ''] = [ids[position % 3], ids[position === 2 ? 1 : (position + 1) % 3]];
  return makeFinding({
    rule: { id: own, title: `Flaw ${flaw}`, description: 'A flaw.', level: 'error', tags: ['security'] },
    severity: 'high',
    message: `p${flaw}@1.0.0: flaw ${flaw}, as ${tool} has it`,
    locations: [
      { kind: 'package', ecosystem: 'npm', name: `p${flaw}`, version: '1.0.0', manifest: 'package-lock.json' },
    ],
    aliases: [other],
    evidence: `vulnerable: <1.2.${flaw}\nfixed in: 1.2.${flaw}\nseverity: as ${tool} has it`,
  });
}
