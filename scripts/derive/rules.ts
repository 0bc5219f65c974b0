import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleDefinition } from '../../src/model/rule.ts';

/** One rule of ours and the file that declares it. */
export interface RuleSource {
  readonly definition: RuleDefinition;
  /** Relative to the checkout, with forward slashes. */
  readonly file: string;
  /** The name under which the file exports it. */
  readonly exported: string;
  /** The exported object itself. */
  readonly value: object;
}

/** Which property of an exported object holds the rule's metadata: `rule` in an attack, `definition` in a web rule. */
export type DefinitionKey = 'rule' | 'definition';

/**
 * Imports every rule file that the glob matches and reads its metadata, sorted by id.
 * @throws Error where there is none, where a file exports no rule or more than one, or where an id is used twice.
 */
export async function findRules(root: string, glob: string, key: DefinitionKey): Promise<RuleSource[]> {
  const files = globSync(glob, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => basename(file) !== 'index.ts');
  if (files.length === 0) throw new Error(`no rule file matches ${glob}`);
  const sources = await Promise.all(files.map((file) => ruleIn(root, file, key)));
  const sorted = sources.toSorted((a, b) => (a.definition.id < b.definition.id ? -1 : 1));
  const twice = sorted.find((source, index) => source.definition.id === sorted[index + 1]?.definition.id);
  if (twice) throw new Error(`two files declare the rule ${twice.definition.id}; one is ${twice.file}`);
  return sorted;
}

async function ruleIn(root: string, file: string, key: DefinitionKey): Promise<RuleSource> {
  const exports: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
  const found = Object.entries(exports).flatMap(([exported, value]) => {
    const definition = definitionIn(value, key);
    return definition === undefined ? [] : [{ definition, file, exported, value: value as object }];
  });
  const [first, second] = found;
  if (!first || second) throw new Error(`${file} has to export exactly one rule; it exports ${found.length}`);
  return first;
}

function definitionIn(exported: unknown, key: DefinitionKey): RuleDefinition | undefined {
  if (typeof exported !== 'object' || exported === null || !(key in exported)) return undefined;
  const value: unknown = Reflect.get(exported, key);
  return typeof value === 'object' && value !== null && 'id' in value ? (value as RuleDefinition) : undefined;
}
