import { basename, resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import type { Report } from '../../model/report.ts';
import { PASSIVE_RULES } from '../../scanners/zap/passive-rules.ts';
import { openZapPolicy } from '../../util/apply-zap-config.ts';
import { readFileIfThere, writeFileAtomic } from '../../util/files.ts';
import { parseZapConfig, type ZapConfig } from '../../util/zap-config.ts';
import { zapConfigText, type ZapRuleName } from '../../util/zap-config-text.ts';
import type { Context } from '../context.ts';

/** Reads a rule configuration. @throws TollgateError `zap-config/…` with the line, `web/no-zap-config`, class usage */
export async function readZapConfig(file: string, context: Context): Promise<ZapConfig> {
  const bytes = await readFileIfThere(resolve(context.cwd, file));
  if (bytes !== undefined) return parseZapConfig(new TextDecoder().decode(bytes), file);
  throw new TollgateError('web/no-zap-config', `there is no ${file}`, {
    class: 'usage',
    place: { file },
    help: [`make one with every rule at WARN: --write-zap-config ${basename(file)}`],
  });
}

/** Patterns of the addresses that no rule is about, which nobody needs to request; Java knows no `(?P<name>…)`. */
export function excludedPatterns(config: ZapConfig | undefined): readonly string[] {
  return (config?.outOfScope ?? [])
    .filter(({ ids, expires }) => ids.includes('*') && expires === undefined)
    .map(({ pattern }) => pattern.source.replaceAll(/\(\?P?<[a-z]\w*>/giu, '(?:'));
}

/** The report with every finding as the configuration decides. @param origin the target's, with its port */
export function withZapConfig(report: Report, config: ZapConfig, now: number, origin: string): Report {
  const policy = openZapPolicy(config, { now, origin });
  return {
    ...report,
    findings: report.findings.map((finding) => policy.apply(finding)),
    notices: [...report.notices, ...config.notices, ...policy.notices, ...unknownRules(config)],
  };
}

/** Writes a configuration with every passive rule of ZAP and what this scan found besides; lines that are there stay. */
export async function writeZapConfig(file: string, report: Report, context: Context): Promise<void> {
  const path = resolve(context.cwd, file);
  const existing = await readFileIfThere(path);
  const known = new Set(PASSIVE_RULES.map(({ id }) => id));
  const found = new Map<string, ZapRuleName>();
  for (const { rule } of report.findings) {
    const id = /^zap\/(\d+)/u.exec(rule.id)?.[1];
    if (id !== undefined && !known.has(id)) found.set(id, { id, name: rule.title });
  }
  const text = existing === undefined ? undefined : new TextDecoder().decode(existing);
  await writeFileAtomic(path, zapConfigText([...PASSIVE_RULES, ...found.values()], text, file));
}

/** A level for a rule that no scan has does nothing, which ZAP never says. */
function unknownRules({ file, levels }: ZapConfig): string[] {
  const known = new Set(PASSIVE_RULES.map(({ id }) => id));
  const unknown = levels.filter(({ id }) => !known.has(id.split('-')[0] ?? ''));
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, 5).map(({ id, line }) => `${id} (line ${line})`);
  return [`${file}: no passive rule of ZAP 2.17 is called ${shown.join(', ')}${unknown.length > 5 ? ' …' : ''}`];
}
