import { resolve } from 'node:path';
import { AUTO_BASELINE, type Config } from '../../../config/config.ts';
import { TollgateError } from '../../../model/errors.ts';
import type { Finding } from '../../../model/finding.ts';
import type { SuppressionEntry } from '../../../model/suppression.ts';
import { weakenedGate } from '../../../pipeline/weakened-gate.ts';
import { weakenedDecisions } from '../../../pipeline/weakened-gate-decisions.ts';
import { weakenedGateFinding } from '../../../pipeline/weakened-gate-finding.ts';
import { settingsInForce } from '../../../pipeline/weakened-gate-in-force.ts';
import { type Settings, withSetting } from '../../../pipeline/weakened-gate-values.ts';
import { readFileIfThere } from '../../../util/files.ts';
import { asObject } from '../../../util/untrusted.ts';
import { parseYaml, type YamlDocument } from '../../../util/yaml.ts';
import { type CollectedSuppressions, collectSuppressions } from '../collect-suppressions.ts';
import type { Context } from '../../context.ts';
import type { CommitTree } from './base-tree.ts';
import type { ChangeRequest } from './change-request.ts';
import type { GateChangeParts } from './gate-change.ts';
import { heldFiles } from './held-files.ts';
import type { Base } from './open-base.ts';
import { ownFileFindings } from './own-file-findings.ts';
import { replacedFileFindings } from './replaced-file-findings.ts';

/** Two configurations to compare, and where they are from. */
export interface GatePair {
  readonly base: Base;
  readonly request: ChangeRequest;
  /** The file as the run names it. */
  readonly path: string;
  readonly before: Config;
  /** Absent where the change takes the file out. */
  readonly own?: Config;
  readonly origin?: Config;
  /** The base got the file after the change had begun. */
  readonly isNewInBase: boolean;
}

/** The configuration in force, and what is to be said of the change. */
export interface ComparedGates {
  readonly config: Config;
  readonly parts: GateChangeParts;
  readonly close: () => Promise<void>;
}

/** Compares a change's gate with the base's, and puts the base's settings and files in force. */
export async function compareGates(pair: GatePair, context: Context): Promise<ComparedGates> {
  const { base, before, own, path, request } = pair;
  const files = heldFiles(base.tree, base.head, context);
  const inForce = own === undefined ? before : (settingsInForce(asObject(before), asObject(own)) as unknown as Config);
  const decisions = await decisionsOf(before, path, context, files.read);
  const added = await addedDecisions(pair, decisions.value, context);
  const held = await files.hold(inForce, before);
  const places = await placesIn(path, context);
  const findings = [
    ...settingFindings(pair, places),
    ...decisionFindings(added, pair, places),
    ...replacedFileFindings(held.replaced, request.what),
    ...(own === undefined ? [] : await ownFileFindings(base, { before, own }, request.what, context)),
  ];
  return {
    config: held.config,
    close: files.close,
    parts: {
      findings,
      decisions: decisions.value,
      reasons: [
        ...(decisions.problem === undefined ? [] : [`no suppression holds: ${decisions.problem}`]),
        ...files.problems(),
      ],
      notices: [
        `the gate is the base’s (${base.commit.slice(0, 12)}), as ${path} has it there`,
        ...later(added, request),
        ...held.replaced.map(({ file }) => `${file} is taken as the base has it; this ${request.what} changes it`),
      ],
    },
  };
}

function later(added: readonly SuppressionEntry[], { what }: ChangeRequest): string[] {
  if (added.length === 0) return [];
  const rest = added.length - MOST_NAMED;
  const names = `${added.slice(0, MOST_NAMED).map(subjectOf).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [
    `${added.length} suppression${added.length === 1 ? '' : 's'} of this ${what} will hold once it is merged: ${names}`,
  ];
}

const MOST_NAMED = 10;
const MOST_DECISIONS = 100;
const LONGEST_SUBJECT = 200;

/** One finding for each decision; of a flood of them, one for the rest. */
function decisionFindings(added: readonly SuppressionEntry[], pair: GatePair, places: YamlDocument): Finding[] {
  const rest = added.length - MOST_DECISIONS;
  return [
    ...added.slice(0, MOST_DECISIONS).map((entry) => decisionFinding(entry, pair, places)),
    ...(rest > 0
      ? [
          weakenedGateFinding({
            subject: 'suppressions',
            message: `This ${pair.request.what} adds ${rest} suppressions more. They do not hold in this run.`,
            file: pair.path,
          }),
        ]
      : []),
  ];
}

function settingFindings(
  { before, own, origin, isNewInBase, path, request }: GatePair,
  places: YamlDocument,
): Finding[] {
  const say = (key: string, what: string): Finding =>
    weakenedGateFinding({
      subject: key,
      message: `This ${request.what} weakens the gate: ${what}`,
      file: path,
      line: key === path ? 1 : places.lineOf(key.split('.')),
    });
  if (own === undefined) {
    return isNewInBase ? [] : [say(path, `it takes ${path} out. This run is judged by the base’s.`)];
  }
  return weakenedGate(effective(before), effective(own), effective(origin ?? before)).map(({ key, what, held }) =>
    say(key, `${key} ${what}. ${held ? 'This run is judged by the base’s.' : 'It holds already in this run.'}`),
  );
}

/** A baseline that is searched judges new findings alone where nothing else is said, as in `run`. */
function effective(config: Config): Settings {
  const settings = asObject(config);
  if (config.baseline !== AUTO_BASELINE || config.gate?.newOnly !== undefined) return settings;
  return withSetting(settings, 'gate.newOnly', true);
}

function decisionFinding(entry: SuppressionEntry, { own, path, request }: GatePair, places: YamlDocument): Finding {
  const index = (own?.suppressions ?? []).findIndex(
    ({ fingerprint, rule, package: named, expires }) =>
      fingerprint === entry.fingerprint && rule === entry.rule && named === entry.package && expires === entry.expires,
  );
  const isOwn = entry.origin === path && index >= 0;
  const until = entry.expires === undefined ? 'without end' : `until ${entry.expires}`;
  const why = [entry.owner, entry.reason].filter((part) => part !== undefined).join(': ');
  return weakenedGateFinding({
    subject: `suppressions ${subjectOf(entry)}`,
    message: `This ${request.what} suppresses ${subjectOf(entry)} ${until} (${why.replaceAll(/\p{Cc}+/gu, ' ').slice(0, LONGEST_SUBJECT)}). It does not hold in this run.`,
    file: entry.origin ?? path,
    ...(isOwn && { line: places.lineOf(['suppressions', index]) }),
  });
}

function subjectOf({ fingerprint, rule, package: named }: SuppressionEntry): string {
  const subject = [fingerprint, rule].filter((part) => part !== undefined).join(' ');
  const text = named === undefined ? subject : `${subject} of ${named}`;
  return text.replaceAll(/\p{Cc}+/gu, ' ').slice(0, LONGEST_SUBJECT);
}

async function addedDecisions(
  { base, own, origin, path }: GatePair,
  decisions: CollectedSuppressions,
  context: Context,
): Promise<readonly SuppressionEntry[]> {
  if (own === undefined) return [];
  const { entries } = await collectSuppressions(own, path, context);
  const earlier =
    origin === undefined || base.origin === undefined
      ? undefined
      : await decisionsOf(origin, path, context, readerOf(base.origin));
  return weakenedDecisions(decisions.entries, entries, earlier?.value.entries);
}

function readerOf(tree: CommitTree): (file: string) => Promise<Uint8Array | undefined> {
  return async (file) => {
    const found = await tree.read(file);
    return 'bytes' in found ? found.bytes : undefined;
  };
}

interface Decisions {
  readonly value: CollectedSuppressions;
  readonly problem?: string;
}

/** Decisions of the base that cannot be read suppress nothing, which is the strict side. */
async function decisionsOf(
  config: Config,
  path: string,
  context: Context,
  read: (file: string) => Promise<Uint8Array | undefined>,
): Promise<Decisions> {
  try {
    return { value: await collectSuppressions(config, path, context, read) };
  } catch (error) {
    if (!(error instanceof TollgateError)) throw error;
    return { value: { entries: [], notices: [] }, problem: error.message };
  }
}

/** Where the keys of the change's own file stand. */
async function placesIn(path: string, { cwd }: Context): Promise<YamlDocument> {
  const bytes = await readFileIfThere(resolve(cwd, path));
  return parseYaml(new TextDecoder().decode(bytes), path);
}
