import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { echo } from 'zx';
import { asList, asNumber, asObject } from '../src/util/untrusted.ts';
import { agreement, percentage, type Agreement, type Pair } from './zap/agreement.ts';
import { harExchanges } from './zap/har-exchanges.ts';
import { NOT_COMPARED } from './zap/not-compared.ts';
import { ourWords } from './zap/our-pairs.ts';
import { reasonOf } from './zap/reasons.ts';
import { ZAP_ALERTS } from './zap/zap-alerts.ts';

const FOLDER = join(import.meta.dirname, '../../shared/zap-answers');
const CLOCK = '2026-11-21T12:00:00Z';
// From so many pairs on the figure of one alertRef says something.
const ENOUGH = 10;

const counts = (alertRef: string): boolean => !Object.hasOwn(NOT_COMPARED, alertRef);

/**
 * `npm run zap:compare -- [DIR] [--now ISO]`: runs the embedded rules on the exchanges of every `NAME.har.gz` in DIR, without a
 * network, and holds what they find against what ZAP said of the same exchanges in `NAME.zap.json.gz`. Exit code 1 where
 * they agree on less than 95 % of all pairs (exchange, alertRef), or 80 % of one alertRef's.
 */
function main(): void {
  const { values, positionals } = parseArgs({ options: { now: { type: 'string' } }, allowPositionals: true });
  const folder = positionals[0] ?? FOLDER;
  const time = Date.parse(values.now ?? CLOCK);
  const ours: Pair[] = [];
  const zap: Pair[] = [];
  const rules = new Map<string, string>();
  const comments = new Map<string, string>();
  let exchanges = 0;
  for (const name of namesIn(folder)) {
    const har = JSON.parse(unpacked(join(folder, `${name}.har.gz`)).toString()) as unknown;
    for (const [place, exchange] of harExchanges(har, time).entries()) {
      exchanges += 1;
      comments.set(`${name}#${place}`, `${exchange.method} ${exchange.url} (${exchange.status})`);
      for (const { rule, alertRefs } of ourWords(exchange)) {
        for (const alertRef of alertRefs) {
          ours.push({ exchange: `${name}#${place}`, alertRef });
          rules.set(`${name}#${place} ${alertRef}`, rule);
        }
      }
    }
    for (const row of asList(JSON.parse(unpacked(join(folder, `${name}.zap.json.gz`)).toString()))) {
      const { entry, alertRef } = asObject(row);
      zap.push({ exchange: `${name}#${asNumber(entry) ?? -1}`, alertRef: String(alertRef) });
    }
  }
  if (exchanges === 0) throw new Error(`no NAME.har.gz in ${folder}`);
  const all = agreement(ours, zap, counts);
  echo(
    `${exchanges} exchanges; not compared, ${Object.keys(NOT_COMPARED).length} of ${Object.keys(ZAP_ALERTS).length} alertRefs:`,
  );
  for (const [alertRef, reason] of Object.entries(NOT_COMPARED)) echo(`  ${alertRef}  ${reason}`);
  showDisagreements(all, rules, comments);
  const weak = showAlertRefs(ours, zap);
  const without = agreement(ours, zap, (alertRef) => counts(alertRef) && !alertRef.startsWith('10049-'));
  echo(`without 10049-*: ${figure(without)}`);
  echo(figure(all));
  if (percentage(all) < 95 || weak) process.exitCode = 1;
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((file) => /^(.+)\.har\.gz$/u.exec(file)?.[1] ?? [])
    .toSorted();
}

function unpacked(file: string): Buffer {
  return gunzipSync(readFileSync(file), { maxOutputLength: 1 << 30 });
}

function showDisagreements(
  all: Agreement,
  rules: ReadonlyMap<string, string>,
  comments: ReadonlyMap<string, string>,
): void {
  echo(`only ours (${all.onlyOurs.length}) and only ZAP's (${all.onlyZap.length}):`);
  for (const [who, pairs] of [['ours', all.onlyOurs] as const, ['ZAP', all.onlyZap] as const]) {
    for (const { exchange, alertRef } of pairs) {
      const rule = rules.get(`${exchange} ${alertRef}`);
      echo(
        `  only ${who}  ${alertRef}  ${exchange}  ${comments.get(exchange) ?? ''}${rule === undefined ? '' : `  ${rule}`}: ${reasonOf(who, alertRef)}`,
      );
    }
  }
}

/** One line an alertRef that either reported; says whether one with enough pairs agrees too little. */
function showAlertRefs(ours: readonly Pair[], zap: readonly Pair[]): boolean {
  let weak = false;
  const seen = new Set([...ours, ...zap].map(({ alertRef }) => alertRef).filter(counts));
  echo('alertRef: both ÷ either');
  for (const alertRef of Object.keys(ZAP_ALERTS).filter((ref) => seen.has(ref))) {
    const one = agreement(ours, zap, (other) => other === alertRef);
    const pairs = one.both + one.onlyOurs.length + one.onlyZap.length;
    const tooLittle = pairs >= ENOUGH && percentage(one) < 80;
    weak ||= tooLittle;
    echo(`  ${alertRef.padEnd(9)} ${figure(one)}  ${ZAP_ALERTS[alertRef] ?? ''}${tooLittle ? '  BELOW 80 %' : ''}`);
  }
  const unknown = [...seen].filter((ref) => !Object.hasOwn(ZAP_ALERTS, ref));
  if (unknown.length > 0) echo(`not in the table of alerts: ${unknown.join(', ')}`);
  return weak;
}

function figure(found: Agreement): string {
  const either = found.both + found.onlyOurs.length + found.onlyZap.length;
  return `${percentage(found).toFixed(1)} % (${found.both} of ${either} pairs)`;
}

main();
