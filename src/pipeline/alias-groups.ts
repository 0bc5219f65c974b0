/** Ids of the same flaw in the same package, joined as reports tell them. */
export interface AliasGroups {
  /**
   * Takes the ids of one report item, its own first, and gives a handle to ask for its group later.
   * @param keepsName its own id named the flaw before, so it goes on naming it although a better known id is learnt
   */
  add(packageText: string, ids: readonly string[], keepsName: boolean): number;
  /** The group of a handle: equal for handles whose ids are joined, directly or by other items. Not before all are added. */
  groupOf(handle: number): AliasGroup;
}

/** One flaw of one package. */
export interface AliasGroup {
  readonly number: number;
  readonly packageText: string;
  /** The id that names the flaw: one that named it before, else the first CVE, GHSA or other by text. */
  readonly name: string;
}

interface Node {
  parent: number;
  readonly packageText: string;
  readonly id: string;
  keepsName: boolean;
}

/**
 * Opens a union-find over advisory ids. An item that names several CVEs is joined with one of them only, its own or the
 * first: otherwise it would make one finding of several flaws.
 */
export function openAliasGroups(): AliasGroups {
  const nodes: Node[] = [];
  const numbers = new Map<string, number>();
  let groups: ReadonlyMap<number, AliasGroup> | undefined;
  const rootOf = (start: number): number => {
    let root = start;
    for (let parent = nodes[root]?.parent ?? root; parent !== root; parent = nodes[root]?.parent ?? root) root = parent;
    for (let step = start; step !== root;) {
      const node = nodes[step];
      if (node === undefined) break;
      step = node.parent;
      node.parent = root;
    }
    return root;
  };
  const numberOf = (packageText: string, id: string): number => {
    const key = `${packageText}\0${id}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = nodes.push({ parent: nodes.length, packageText, id, keepsName: false }) - 1;
    numbers.set(key, number);
    return number;
  };
  return {
    add(packageText, ids, keepsName) {
      groups = undefined;
      const [first = 'unknown', ...others] = joinable(ids);
      const handle = numberOf(packageText, first);
      const own = nodes[handle];
      if (own !== undefined && keepsName) own.keepsName = true;
      for (const id of others) {
        const root = nodes[rootOf(numberOf(packageText, id))];
        if (root !== undefined) root.parent = rootOf(handle);
      }
      return handle;
    },
    groupOf(handle) {
      groups ??= nameGroups(nodes, rootOf);
      const root = rootOf(handle);
      return groups.get(root) ?? { number: root, packageText: '', name: 'unknown' };
    },
  };
}

function nameGroups(nodes: readonly Node[], rootOf: (start: number) => number): ReadonlyMap<number, AliasGroup> {
  const named = new Map<number, { best: Node; packageText: string }>();
  for (const [number, node] of nodes.entries()) {
    const root = rootOf(number);
    const known = named.get(root);
    if (known === undefined || isBetterName(node, known.best))
      named.set(root, { best: node, packageText: node.packageText });
  }
  return new Map([...named].map(([number, { best, packageText }]) => [number, { number, packageText, name: best.id }]));
}

function isBetterName(node: Node, than: Node): boolean {
  if (node.keepsName !== than.keepsName) return node.keepsName;
  const [rank, other] = [rankOf(node.id), rankOf(than.id)];
  return rank === other ? node.id < than.id : rank < other;
}

function rankOf(id: string): number {
  if (id.startsWith('CVE-')) return 0;
  return id.startsWith('GHSA-') ? 1 : 2;
}

function joinable(ids: readonly string[]): string[] {
  const cves = ids.filter((id) => id.startsWith('CVE-'));
  const kept = ids[0]?.startsWith('CVE-') === true ? ids[0] : cves.toSorted()[0];
  return ids.filter((id) => !id.startsWith('CVE-') || id === kept);
}
