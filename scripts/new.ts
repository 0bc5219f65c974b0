import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { echo } from 'zx';
import { attackSkeleton } from './skeletons/attack.ts';
import { formatSkeleton } from './skeletons/format.ts';
import type { SkeletonKind } from './skeletons/skeleton.ts';
import { webRuleSkeleton } from './skeletons/web-rule.ts';

/** What `npm run new -- <kind> <name>` can write. */
export const KINDS: Readonly<Record<string, SkeletonKind>> = {
  attack: attackSkeleton,
  format: formatSkeleton,
  'web-rule': webRuleSkeleton,
};

/**
 * Writes the skeleton of one thing below `root` and returns what to say: the files, then what is left to do.
 * @throws Error where the kind is unknown, the name does not fit, or a file is there already; nothing is written then.
 */
export function writeSkeleton(root: string, kindName = '', name = ''): string[] {
  const kind = Object.hasOwn(KINDS, kindName) ? KINDS[kindName] : undefined;
  if (!kind) throw new Error(`write npm run new -- KIND NAME; KIND is one of ${Object.keys(KINDS).join(', ')}`);
  if (!kind.pattern.test(name)) throw new Error(`"${name}" does not fit: NAME is ${kind.shape}`);
  const { files, next } = kind.make(name);
  const taken = [...files.keys()].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Error(`${taken} is there already; nothing was written`);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...[...files.keys()].map((path) => `wrote ${path}`), 'next:', ...next.map((step) => `  ${step}`)];
}

function main(): void {
  try {
    const [kind, name] = process.argv.slice(2);
    for (const line of writeSkeleton(join(import.meta.dirname, '..'), kind, name)) echo(line);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

if (import.meta.main) main();
