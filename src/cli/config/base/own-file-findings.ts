import { join, resolve } from 'node:path';
import type { Config } from '../../../config/config.ts';
import { TollgateError } from '../../../model/errors.ts';
import type { Finding } from '../../../model/finding.ts';
import { compareText } from '../../../model/summary.ts';
import { weakenedGateFinding } from '../../../pipeline/weakened-gate-finding.ts';
import { readFileIfThere } from '../../../util/files.ts';
import { asObject } from '../../../util/untrusted.ts';
import { parseYaml } from '../../../util/yaml.ts';
import type { Context } from '../../context.ts';
import type { CommitTree } from './base-tree.ts';
import type { Base } from './open-base.ts';

/** Reads a file as one side has it. */
type Read = (file: string) => Promise<string | undefined>;

/** The three sides of a comparison; `origin` is the base where it is not known. */
interface Sides {
  readonly base: Read;
  readonly origin: Read;
  readonly own: Read;
}

/**
 * Files of which the change's own version holds, since they go with its code or a scanner reads them by itself, though they
 * decide what is seen: the roles of the payment profile, and what dependency scanners ignore.
 */
export async function ownFileFindings(
  base: Base,
  { before, own }: { readonly before: Config; readonly own: Config },
  what: string,
  context: Pick<Context, 'cwd'>,
): Promise<readonly Finding[]> {
  const sides: Sides = {
    base: readerOf(base.tree),
    origin: readerOf(base.origin ?? base.tree),
    own: async (file) =>
      textOf(await readFileIfThere(resolve(context.cwd, file)).catch((): Uint8Array | undefined => undefined)),
  };
  return [...(await lostRoles(before, own, sides, what)), ...(await scannerFiles(before, own, sides, what))];
}

/** A role that is mapped no longer is an attack that is tried no longer. */
async function lostRoles(before: Config, own: Config, sides: Sides, what: string): Promise<readonly Finding[]> {
  const [old, file] = [before.payments?.profile, own.payments?.profile];
  if (old === undefined || file === undefined) return [];
  const now = await sides.own(file);
  const [had, began, has] = [
    rolesOf(await sides.base(old), old),
    rolesOf(await sides.origin(old), old),
    rolesOf(now, file),
  ];
  const lost = [...had.keys()].filter((role) => began.has(role) && !has.has(role));
  if (lost.length === 0) return [];
  return [
    weakenedGateFinding({
      subject: `payments.profile ${lost.join(' ')}`,
      message: `This ${what} weakens the gate: ${file} maps ${lost.slice(0, 10).join(', ')}${lost.length > 10 ? ` and ${lost.length - 10} more` : ''} no longer, so that fewer attacks are tried. It holds already in this run.`,
      file,
      line: has.get('') ?? 1,
    }),
  ];
}

/** Role → its line, and under the empty name the line of `roles`; nothing of a profile that cannot be read. */
function rolesOf(text: string | undefined, file: string): ReadonlyMap<string, number> {
  try {
    const document = parseYaml(text ?? '', file);
    const entries = ['roles', 'webhooks'].flatMap((section) =>
      Object.keys(asObject(asObject(document.value)[section])).map((name): [string, number] => [
        section === 'roles' ? name : `${section}.${name}`,
        document.lineOf([section, name]),
      ]),
    );
    return new Map([...(entries.length === 0 ? [] : [['', document.lineOf(['roles'])] as const]), ...entries]);
  } catch (error) {
    if (error instanceof TollgateError) return new Map();
    throw error;
  }
}

/** Files that scanners read by themselves, and what counts of each: all of it, or what steers an audit. */
const SCANNER_FILES: readonly {
  readonly name: string;
  readonly reader: string;
  readonly weight: (text: string) => string;
}[] = [
  { name: '.snyk', reader: 'Snyk', weight: filledLines },
  { name: 'osv-scanner.toml', reader: 'OSV-Scanner', weight: filledLines },
  { name: '.npmrc', reader: 'npm', weight: npmLines },
  {
    name: '.yarnrc.yml',
    reader: 'Yarn',
    weight: (text) => settingsOf(text, /^npm(?:Audit|Registr|Scopes)|Proxy$/u, yamlOf),
  },
  {
    name: 'pnpm-workspace.yaml',
    reader: 'pnpm',
    weight: (text) => settingsOf(text, /^audit|^registr|proxy$/iu, yamlOf),
  },
  { name: 'package.json', reader: 'pnpm', weight: (text) => settingsOf(text, /^audit/u, pnpmPart) },
];

const NPM_KEY =
  /^\s*(?:["']|(?:@[^=]*:)?(?:registry|audit[\w-]*|omit|include|(?:https?-)?proxy|cafile|ca|strict-ssl)\s*(?:\[\])?\s*=)/u;

/** A key in quotes, or with a variable in it, stands for what npm makes of it. */
function npmLines(text: string): string {
  return linesOf(text, (line) => NPM_KEY.test(line) || line.slice(0, Math.max(line.indexOf('='), 0)).includes('${'));
}

function filledLines(text: string): string {
  return linesOf(text, (line) => line.trim() !== '');
}

function linesOf(text: string, counts: (line: string) => boolean): string {
  return text
    .split(/[\r\n]+/u)
    .filter(counts)
    .join('\n');
}

/** The settings whose name counts; the whole text where it cannot be read. */
function settingsOf(text: string, counts: RegExp, read: (text: string) => unknown): string {
  try {
    const kept = Object.entries(asObject(read(text))).filter(([name]) => counts.test(name));
    return kept.length === 0 ? '' : JSON.stringify(kept.toSorted(([a], [b]) => compareText(a, b)));
  } catch (error) {
    if (error instanceof TollgateError || error instanceof SyntaxError) return text;
    throw error;
  }
}

function yamlOf(text: string): unknown {
  return parseYaml(text, '').value;
}

function pnpmPart(text: string): unknown {
  return text === '' ? undefined : asObject(JSON.parse(text))['pnpm'];
}

async function scannerFiles(before: Config, own: Config, sides: Sides, what: string): Promise<readonly Finding[]> {
  if (before.dependencies === undefined || own.dependencies === undefined) return [];
  const folder = own.dependencies?.dir ?? '.';
  const findings: Finding[] = [];
  for (const { name, reader, weight } of SCANNER_FILES) {
    const file = join(folder, name).replaceAll('\\', '/');
    // Its decisions are compared one by one.
    if (before.suppressionFiles?.includes(file) === true) continue;
    const weigh = async (read: Read): Promise<string> => weight((await read(file)) ?? '');
    const now = await weigh(sides.own);
    if (now === (await weigh(sides.base)) || now === (await weigh(sides.origin))) continue;
    findings.push(
      weakenedGateFinding({
        subject: file,
        message: `This ${what} changes ${file}, by which ${reader} decides what to report and whom to ask. It holds already in this run.`,
        file,
      }),
    );
  }
  return findings;
}

function readerOf(tree: CommitTree): Read {
  return async (file) => {
    const found = await tree.read(file);
    return 'bytes' in found ? textOf(found.bytes) : undefined;
  };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
