import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';
import type { ArchitectureTables, Fence } from './architecture-tables.ts';

/** One file under `src`; the path is relative to the checkout, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One edge that ARCHITECTURE.md does not allow. */
export interface Violation {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Lists every import, package, `node:` module and fenced global that the tables do not allow. Reads nothing but its arguments. */
export function checkArchitecture(files: readonly SourceFile[], tables: ArchitectureTables): Violation[] {
  return files.flatMap((file) => {
    const uses = usesOf(file, tables);
    return [
      ...uses.specifiers.filter((specifier) => !isAllowed(file.path, specifier, tables)),
      ...uses.globals.filter((name) => !isInside(tables.builtins.get(name), file.path)),
    ].map((used) => ({ file: file.path, from: folderOf(file.path), to: targetOf(file.path, used) }));
  });
}

interface Uses {
  readonly specifiers: readonly string[];
  readonly globals: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

// From the syntax tree, not from the text: a comment or a string that reads like an import is none.
function usesOf({ path, text }: SourceFile, tables: ArchitectureTables): Uses {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const specifiers = new Set<string>();
  const globals = new Set<string>();
  visit(program, (node, parent, key) => {
    const source = sourceOf(node);
    if (source !== undefined) specifiers.add(isBuiltin(source) ? builtinOf(source) : source);
    const name = node['type'] === 'Identifier' ? String(node['name']) : undefined;
    if (name !== undefined && tables.builtins.has(name) && isReference(parent, key)) globals.add(name);
  });
  return { specifiers: [...specifiers], globals: [...globals] };
}

function visit(node: unknown, see: (node: Node, parent: Node, key: string) => void, parent: Node = {}, key = ''): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see, parent, key);
  } else if (isNode(node)) {
    see(node, parent, key);
    for (const [name, value] of Object.entries(node)) visit(value, see, node, name);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

const CARRIERS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

// A computed `import(x)` cannot be judged, so it counts as an import of an unknown package.
function sourceOf(node: Node): string | undefined {
  const type = String(node['type']);
  if (type === 'CallExpression' && isNode(node['callee']) && node['callee']['name'] === 'require') {
    const [first] = node['arguments'] as readonly unknown[];
    return literalOf(first) ?? '(computed)';
  }
  if (!CARRIERS.has(type) || !isNode(node['source'])) return undefined;
  return literalOf(node['source']) ?? '(computed)';
}

function literalOf(node: unknown): string | undefined {
  return isNode(node) && node['type'] === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}

// `x.process` and `{ process: 1 }` name a property; `globalThis.process` is the global all the same.
function isReference(parent: Node, key: string): boolean {
  if (parent['computed'] !== false || parent['shorthand'] === true) return true;
  if (key === 'property') return isNode(parent['object']) && parent['object']['name'] === 'globalThis';
  return key !== 'key';
}

function isAllowed(file: string, specifier: string, tables: ArchitectureTables): boolean {
  if (specifier.startsWith('.')) return isLayerAllowed(file, resolve(file, specifier), tables);
  if (isBuiltin(specifier)) return isInside(tables.builtins.get(specifier), file);
  return isInside(tables.packages.get(packageOf(specifier)) ?? tables.packages.get(scopeOf(specifier)), file);
}

function isLayerAllowed(file: string, target: string, tables: ArchitectureTables): boolean {
  const [from, to] = [layerOf(file), layerOf(target)];
  if (!target.startsWith('src/')) return isInside(tables.packages.get(target), file);
  if (!tables.layers.has(from)) return false;
  if (from === to) return isSubfolderAllowed(subfolderOf(file), subfolderOf(target), tables);
  const allowed = tables.layers.get(from);
  return allowed === 'anything' || (allowed?.includes(to) ?? false);
}

function isSubfolderAllowed(from: string | undefined, to: string | undefined, tables: ArchitectureTables): boolean {
  if (from === undefined || to === undefined || from === to) return true;
  return tables.subfolders.get(from)?.includes(to) ?? false;
}

function isInside(fence: Fence | undefined, file: string): boolean {
  if (fence === undefined) return false;
  return fence.folders.some((folder) => new RegExp(`^src/${folder}(?=[-./])`, 'u').test(file)) !== fence.except;
}

function resolve(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier);
}

function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

// `src/fuzz/attacks/race/x.ts` → `fuzz/attacks`; a file at the layer's root is in no subfolder.
function subfolderOf(path: string): string | undefined {
  const parts = path.split('/');
  return parts.length > 3 ? parts.slice(1, 3).join('/') : undefined;
}

function folderOf(path: string): string {
  return subfolderOf(path) ?? layerOf(path);
}

function targetOf(file: string, used: string): string {
  if (!used.startsWith('.')) return used;
  const target = resolve(file, used);
  return target.startsWith('src/') ? folderOf(target) : target;
}

function builtinOf(specifier: string): string {
  return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function scopeOf(specifier: string): string {
  return `${specifier.split('/')[0] ?? ''}/*`;
}
