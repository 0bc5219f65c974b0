import type { Config } from '../../../config/config.ts';
import { parseConfig } from '../../../config/parse-config.ts';
import { TollgateError } from '../../../model/errors.ts';
import type { Context } from '../../context.ts';
import { loadConfig } from '../load-config.ts';
import { placedConfig } from '../placed-config.ts';
import { variableOf } from '../../platform-variable.ts';
import { type ChangeRequest, changeRequest } from './change-request.ts';
import type { CommitTree } from './base-tree.ts';
import { compareGates } from './compare-gates.ts';
import { type GateChange, type GateChangeParts, gateChange } from './gate-change.ts';
import { type Base, openBase } from './open-base.ts';

/** The configuration by which a run is judged. */
export interface JudgedConfig {
  /** Absent where there is no file, neither here nor in the base. */
  readonly config?: Config;
  /** Absent where the run is for no change request. */
  readonly change?: GateChange;
  /** Removes copies of the base's files. */
  readonly close: () => Promise<void>;
}

const SWITCH = 'TOLLGATE_BASE_CONFIG';
const MODES = ['auto', 'required', 'off'] as const;

/**
 * Reads a configuration file. In a pull or merge request the settings of the gate are the base's, and a weaker one of the
 * change is a finding; what cannot be compared is said beside the verdict's reasons.
 * @throws TollgateError those of `loadConfig` but `config/missing`, and `config/bad-switch`
 */
export async function judgedConfig(path: string, context: Context): Promise<JudgedConfig> {
  const mode = modeOf(context);
  const own = await ownConfig(path, context);
  const request = await changeRequest(context);
  const plain: JudgedConfig = { ...(own !== undefined && { config: own }), close: () => Promise.resolve() };
  if (request === undefined) return plain;
  const withParts = (parts: GateChangeParts): JudgedConfig => ({
    ...plain,
    change: gateChange(parts, context.version),
  });
  if (mode === 'off') return withParts({ reasons: [`the gate is this ${request.what}’s own: ${SWITCH} is off`] });
  const unknown = (why: string): JudgedConfig => {
    const text = `the gate of the base could not be compared: ${why}`;
    if (mode === 'required') return withParts({ incomplete: text });
    return withParts({ reasons: [`${text}; the settings of this ${request.what} judge it`] });
  };
  const base = await openBase(request, context);
  if (base === undefined) return plain;
  if ('problem' in base) return unknown(base.problem);
  const before = await configAt(base, path, own === undefined, context);
  if ('problem' in before) return unknown(before.problem);
  if ('absent' in before) return own === undefined ? plain : withParts({ reasons: [newFile(path, before, request)] });
  const origin = base.origin === undefined ? undefined : await configIn(base.origin, before.path, context);
  const { parts, config, close } = await compareGates(
    {
      base,
      request,
      path,
      before: before.config,
      ...(own !== undefined && { own }),
      ...(origin !== undefined && 'config' in origin && { origin: origin.config }),
      isNewInBase: origin !== undefined && 'absent' in origin,
    },
    context,
  );
  return { config, change: gateChange(parts, context.version), close };
}

async function ownConfig(path: string, context: Context): Promise<Config | undefined> {
  try {
    return await loadConfig(path, context);
  } catch (error) {
    if (error instanceof TollgateError && error.code === 'config/missing') return undefined;
    throw error;
  }
}

function modeOf(context: Context): (typeof MODES)[number] {
  const given = variableOf(context, SWITCH) ?? 'auto';
  const mode = MODES.find((known) => known === given);
  if (mode !== undefined) return mode;
  throw new TollgateError('config/bad-switch', `${SWITCH} is ${JSON.stringify(given.slice(0, 40))}`, {
    class: 'usage',
    help: [`set it to one of ${MODES.join(', ')}, or leave it out`],
  });
}

function newFile(path: string, { absent }: { readonly absent: string }, { what }: ChangeRequest): string {
  return absent === 'outside'
    ? `${path} lies outside the repository, so no ${what} changes it`
    : `${path} is new in this ${what}: its own settings count`;
}

type ConfigAt =
  | { readonly config: Config; readonly path: string }
  | { readonly absent: 'not-there' | 'outside' }
  | { readonly problem: string };

/** The base's configuration, under the name that the file had there. */
async function configAt({ tree }: Base, path: string, isGone: boolean, context: Context): Promise<ConfigAt> {
  const found = await configIn(tree, path, context);
  if (!('absent' in found) || found.absent === 'outside' || isGone) return found;
  const old = await tree.nameBefore(path);
  return old === undefined ? found : configIn(tree, old, context);
}

async function configIn(tree: CommitTree, path: string, context: Context): Promise<ConfigAt> {
  const found = await tree.read(path);
  if ('problem' in found) return { problem: `${path} cannot be read there: ${found.problem}` };
  if ('absent' in found) return found;
  try {
    return { path, config: placedConfig(parseConfig(new TextDecoder().decode(found.bytes), path), path, context) };
  } catch (error) {
    if (!(error instanceof TollgateError)) throw error;
    return { problem: `it is broken there: ${error.message}` };
  }
}
