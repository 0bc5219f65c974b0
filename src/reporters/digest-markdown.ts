import type { Digest, DigestChange, DigestEntry, DigestOverdue } from './digest.ts';
import { escapeMarkdown, markdownCode } from './escape-markdown.ts';
import { joinSections, listSection, type Section } from './markdown-section.ts';

const VERDICTS = { pass: '✅ pass', fail: '❌ fail', incomplete: '⚠️ incomplete' } as const;
const SHOWN = 25;

/** The digest for a chat, a ticket or a mail: at most 60,000 bytes, every value escaped, what does not fit is counted. */
export function toDigestMarkdown(digest: Digest): string {
  const { verdict, firstRun, sources } = digest;
  return joinSections([
    { head: `## Dependencies: ${VERDICTS[verdict.verdict]}`, rows: [], limit: 0 },
    listSection(
      '',
      verdict.reasons.map((reason) => escapeMarkdown(reason, 300)),
      10,
    ),
    { head: counted(digest), rows: [], limit: 0 },
    entries('### 🚨 Malicious packages: treat the machine as compromised, rotate its secrets', digest.malicious),
    entries('### 🔥 Exploited in the wild', digest.exploited),
    ...(firstRun
      ? []
      : [entries('### New since last time', digest.new), entries('### Fixed since last time', digest.fixed)]),
    listSection('### Older than the policy allows', digest.overdue.map(overdueText), SHOWN),
    listSection('### What to change, most effective first', digest.plan.map(changeText), SHOWN),
    { head: commandBlock(digest.plan), rows: [], limit: 0 },
    listSection(
      '### No change known',
      digest.unfixed.map(
        ({ rule, package: name, reason }) =>
          `${markdownCode(name, 80)} ${markdownCode(rule, 80)}: ${escapeMarkdown(reason, 200)}`,
      ),
      SHOWN,
    ),
    entries('### All open findings, most urgent first', digest.ranked),
    listSection(
      '### Policy',
      digest.policy.map((text) => escapeMarkdown(text, 300)),
      SHOWN,
    ),
    listSection(
      '### What this rests on',
      sources.map(({ name, date }) => `${escapeMarkdown(name, 80)}: ${escapeMarkdown(date, 40)}`),
      SHOWN,
    ),
  ]);
}

function counted({ firstRun, open, new: fresh, fixed, overdue, exploited, plan }: Digest): string {
  const removed = new Set(plan.flatMap(({ removes }) => removes)).size;
  const change = firstRun
    ? 'first run, so there is nothing to compare with yet'
    : `${fresh.length} new · ${fixed.length} fixed since last time`;
  return `${open} open · ${change} · ${exploited.length} exploited · ${overdue.length} overdue · ${plan.length} ${plan.length === 1 ? 'change removes' : 'changes remove'} ${removed}`;
}

function entries(title: string, list: readonly DigestEntry[]): Section {
  return listSection(title, list.map(entryText), SHOWN);
}

function entryText({ rule, title, place, rank, reasons }: DigestEntry): string {
  const why = reasons.map((reason) => escapeMarkdown(reason, 200)).join('; ');
  return `**${rank}** ${markdownCode(rule, 80)} ${escapeMarkdown(title, 160)} (${markdownCode(place, 160)})${why === '' ? '' : `: ${why}`}`;
}

function overdueText(entry: DigestOverdue): string {
  return `open for ${entry.age} days, ${entry.allowed} allowed: ${entryText(entry)}`;
}

function changeText({ package: name, from, to, kind, breaking, edits, advice, removes }: DigestChange): string {
  const step = `${markdownCode(name, 80)} ${escapeMarkdown(from.join(', '), 80)} → ${escapeMarkdown(to ?? (kind === 'remove' ? 'out' : 'the newest that fits'), 40)}`;
  const count = `removes ${removes.length} ${removes.length === 1 ? 'finding' : 'findings'}`;
  const lines = [
    ...edits.map(
      ({ file, line, before, after }) =>
        `${escapeMarkdown(file, 120)}:${line} ${before === '' ? 'put in' : 'becomes'} ${markdownCode(after.trim(), 300)}`,
    ),
    ...(advice === undefined ? [] : [escapeMarkdown(advice, 500)]),
  ];
  return `${step}${breaking ? ' **(breaking)**' : ''}, ${count}${lines.length === 0 ? '' : `: ${lines.join(', then ')}`}`;
}

/** Commands to copy: in a block of code, since escaping would put signs into them. What could end the block is left out. */
function commandBlock(plan: readonly DigestChange[]): string {
  const commands = plan
    .slice(0, SHOWN)
    .flatMap(({ folder, commands: own }) =>
      own.map((command) => (folder === '' ? command : `(cd ${folder} && ${command})`)),
    );
  const safe = commands.filter((command) => /^[ -_a-~]+$/u.test(command));
  return safe.length === 0 ? '' : ['```sh', ...safe, '```'].join('\n');
}
