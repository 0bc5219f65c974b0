import type { LineEdit } from '../upgrade-plan.ts';

/** How a `pom.xml` fixes the version of an artifact. */
export interface MavenChange {
  readonly kind: 'property' | 'manifest' | 'managed';
  readonly edits: readonly LineEdit[];
}

const SAFE = /^[\w.+-]+$/u;

/**
 * The line to change in a `pom.xml` so that an artifact has another version: the property that its `<version>` names, the
 * `<version>` itself, or, where another artifact brings it in, an entry of `<dependencyManagement>`.
 * Source: https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html.
 * @param coordinates `group:artifact`
 * @param file path of the `pom.xml`
 */
export function mavenChange(pom: string, coordinates: string, version: string, file: string): MavenChange | undefined {
  const [group = '', artifact = ''] = coordinates.split(':');
  if (![group, artifact, version].every((word) => SAFE.test(word))) return undefined;
  const text = withoutComments(pom);
  const block = dependencyBlocks(text).find(
    (found) => found.group === group && found.artifact === artifact && found.version !== '',
  );
  if (block === undefined) return { kind: 'managed', edits: [managed(pom, text, { group, artifact, version }, file)] };
  const property = /^\$\{([\w.-]+)\}$/u.exec(block.version)?.[1];
  if (property === undefined)
    return { kind: 'manifest', edits: [edit(pom, block.versionAt, block.version, version, file)] };
  const tag = `<${property}>`;
  const at = text.indexOf(tag);
  const value = at < 0 ? undefined : /^\s*([^<\s]+)\s*</u.exec(text.slice(at + tag.length))?.[1];
  // The property is a parent's: this file cannot change it, but it can overrule it.
  if (at < 0 || value === undefined)
    return { kind: 'managed', edits: [managed(pom, text, { group, artifact, version }, file)] };
  return { kind: 'property', edits: [edit(pom, text.indexOf(value, at + tag.length), value, version, file)] };
}

interface Block {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** Offset of the version's text. */
  readonly versionAt: number;
}

function dependencyBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (let start = text.indexOf('<dependency>'); start >= 0; start = text.indexOf('<dependency>', start + 1)) {
    const end = text.indexOf('</dependency>', start);
    if (end < 0) break;
    const inside = text
      .slice(start, Math.min(end, start + 5_000))
      .replaceAll(/<exclusions>[^]*?<\/exclusions>/gu, (part) => ' '.repeat(part.length));
    const version = valueOf(inside, 'version');
    blocks.push({
      group: valueOf(inside, 'groupId').value,
      artifact: valueOf(inside, 'artifactId').value,
      version: version.value,
      versionAt: start + version.at,
    });
  }
  return blocks;
}

function valueOf(text: string, tag: string): { readonly value: string; readonly at: number } {
  const at = text.indexOf(`<${tag}>`);
  if (at < 0) return { value: '', at: 0 };
  const from = at + tag.length + 2;
  const raw = text.slice(from, Math.max(from, text.indexOf('<', from)));
  return { value: raw.trim(), at: from + (raw.length - raw.trimStart().length) };
}

/** The same length with comments blanked out, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replaceAll(/<!--[^]*?(?:-->|$)/gu, (comment) => comment.replaceAll(/[^\n]/gu, ' '));
}

function edit(pom: string, at: number, old: string, version: string, file: string): LineEdit {
  const start = pom.lastIndexOf('\n', at - 1) + 1;
  const before = pom.slice(start, (pom.indexOf('\n', at) + 1 || pom.length + 1) - 1).replace(/\r$/u, '');
  const column = at - start;
  return {
    file,
    line: lineOf(pom, at),
    before,
    after: `${before.slice(0, column)}${version}${before.slice(column + old.length)}`,
  };
}

function managed(
  pom: string,
  text: string,
  { group, artifact, version }: { readonly group: string; readonly artifact: string; readonly version: string },
  file: string,
): LineEdit {
  const entry = `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  const section = /<dependencyManagement>\s*<dependencies>/u.exec(text);
  if (section !== null)
    return { file, line: lineOf(pom, section.index + section[0].length - 1), before: '', after: `      ${entry}` };
  const end = text.lastIndexOf('</project>');
  return {
    file,
    line: Math.max(0, lineOf(pom, Math.max(0, end)) - 1),
    before: '',
    after: `  <dependencyManagement><dependencies>${entry}</dependencies></dependencyManagement>`,
  };
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}
