import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

/** A dependency that a `package.json` names. */
export interface NamedDependency {
  readonly name: string;
  readonly range: string;
  readonly dev: boolean;
}

/** The dependencies of a `package.json`; one that is needed at run time, too, is no development dependency. */
export function manifestDependencies(manifest: UntrustedObject): NamedDependency[] {
  const of = (section: string, dev: boolean): NamedDependency[] =>
    Object.entries(asObject(manifest[section])).map(([name, range]) => ({ name, range: asText(range) ?? '', dev }));
  const runtime = [...of('dependencies', false), ...of('optionalDependencies', false)];
  const known = new Set(runtime.map(({ name }) => name));
  return [...runtime, ...of('devDependencies', true).filter(({ name }) => !known.has(name))];
}
