import { asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { textsOf } from '../texts-of.ts';

const MOST = 200_000;
const LONGEST_CHAIN = 20;

/** The packages of one result, as far as Trivy lists them (`--list-all-pkgs`, the default of JSON since 0.53). */
export interface PackageGraph {
  add(entry: UntrustedObject): void;
  /** The first line of the package in its lockfile. */
  lineOf(id: string): number | undefined;
  /** The packages that lead to this one, from the outermost; only itself where none is known. */
  chainTo(id: string): readonly string[];
}

/** A graph without packages. It takes 200,000 of them; findings of further ones have neither line nor chain. */
export function packageGraph(): PackageGraph {
  const lines = new Map<string, number>();
  const parents = new Map<string, string>();
  return {
    add(entry) {
      const id = asText(entry['ID']) ?? `${asText(entry['Name'])}@${asText(entry['Version'])}`;
      const [first] = Array.isArray(entry['Locations']) ? entry['Locations'] : [];
      const line = asPosition(asObject(first)['StartLine']);
      if (line !== undefined && lines.size < MOST) lines.set(id, line);
      for (const child of textsOf(entry['DependsOn'])) {
        if (!parents.has(child) && parents.size < MOST) parents.set(child, id);
      }
    },
    lineOf: (id) => lines.get(id),
    chainTo(id) {
      const chain = [id];
      for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) {
        if (chain.includes(parent) || chain.length >= LONGEST_CHAIN) break;
        chain.unshift(parent);
      }
      return chain;
    },
  };
}
