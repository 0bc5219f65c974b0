import type { Rule } from '../model/rule.ts';
import { TAXONOMY_STANDARDS, compareTaxonIds, taxonOf, type Taxon } from '../model/taxonomies.ts';

/** The parts of a run that say which public standards its rules refer to; all of them empty where none does. */
export interface RunTaxonomies {
  /** `{ supportedTaxonomies }` of the driver (SARIF §3.19.16). */
  readonly driver: object;
  /** `{ taxonomies }` of the run (§3.14.8), each with the entries that its rules name and no others. */
  readonly run: object;
  /** `{ relationships }` of a rule (§3.49.15), pointing into `run`. */
  readonly relationshipsOf: (rule: Rule) => object;
}

/** Collects the entries of public standards that the tags of a run's rules name. The result depends on the set of tags alone. */
export function runTaxonomies(rules: readonly Rule[]): RunTaxonomies {
  const named = new Map<string, Taxon>();
  const byTag = new Map<string, Taxon | undefined>();
  for (const { tags } of rules) {
    for (const tag of tags) {
      if (byTag.has(tag)) continue;
      const taxon = taxonOf(tag);
      byTag.set(tag, taxon);
      if (taxon !== undefined) named.set(keyOf(taxon), taxon);
    }
  }
  const used = TAXONOMY_STANDARDS.flatMap((standard) => {
    const taxa = [...named.values()].filter((taxon) => taxon.standard === standard);
    return taxa.length === 0 ? [] : [{ standard, taxa: taxa.toSorted((a, b) => compareTaxonIds(a.id, b.id)) }];
  });
  if (used.length === 0) return { driver: {}, run: {}, relationshipsOf: () => ({}) };
  const references = used.map(({ standard: { name, guid } }, index) => ({ name, index, guid }));
  const places = new Map(
    used.flatMap(({ taxa }, component) => taxa.map((taxon, index) => [keyOf(taxon), { component, index }] as const)),
  );
  return {
    driver: { supportedTaxonomies: references },
    run: { taxonomies: used.map(({ standard, taxa }) => ({ ...componentOf(standard), taxa: taxa.map(descriptorOf) })) },
    relationshipsOf({ tags }) {
      const taxa = new Map(tags.flatMap((tag) => pairOf(byTag.get(tag) ?? taxonOf(tag))));
      const relationships = [...taxa].flatMap(([key, { id, standard }]) => {
        const place = places.get(key);
        if (place === undefined) return [];
        const target = { id, index: place.index, toolComponent: references[place.component] };
        return [{ target, kinds: [standard.relation] }];
      });
      return relationships.length === 0 ? {} : { relationships };
    },
  };
}

function componentOf({ name, version, organization, informationUri, guid }: Taxon['standard']): object {
  // Only the entries that the run's rules name are listed, so none is comprehensive (§3.19.30).
  return { name, version, organization, informationUri, guid, isComprehensive: false };
}

function descriptorOf({ standard, id, title, helpUri }: Taxon): object {
  return {
    id,
    shortDescription: { text: `${standard.prefix}${id}${title === undefined ? '' : `: ${title}`}` },
    ...(helpUri !== undefined && { helpUri }),
  };
}

function keyOf({ standard, id }: Taxon): string {
  return `${standard.name} ${id}`;
}

function pairOf(taxon: Taxon | undefined): [string, Taxon][] {
  return taxon === undefined ? [] : [[keyOf(taxon), taxon]];
}
