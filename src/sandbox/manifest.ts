/** What the shop is made of, as `package-lock.json` (version 3) tells a scanner of dependencies. */
export interface ShopManifest {
  readonly name: string;
  readonly version: string;
  readonly lockfileVersion: 3;
  readonly requires: true;
  readonly packages: Readonly<Record<string, object>>;
}

/** The packages that the shop runs with. */
const SHOP_PACKAGES: Readonly<Record<string, string>> = {
  '@electric-sql/pglite': '0.5.9',
  braintree: '3.40.0',
  fastify: '5.12.5',
  kysely: '0.29.6',
  opossum: '10.0.0',
  plaid: '47.0.0',
  stripe: '23.0.0',
};

// Prototype pollution, CVE-2021-44906: named in the manifest, installed nowhere.
const VULNERABLE: Readonly<Record<string, string>> = { minimist: '1.2.5' };

/** The manifest; `outdated` adds a package with a published vulnerability. */
export function shopManifest(outdated: boolean): ShopManifest {
  const dependencies = { ...SHOP_PACKAGES, ...(outdated && VULNERABLE) };
  const installed = Object.entries(dependencies).map(
    ([name, version]) => [`node_modules/${name}`, { version }] as const,
  );
  const head = { name: 'leaf-and-kettle', version: '1.0.0' };
  const packages = { '': { ...head, dependencies }, ...Object.fromEntries(installed) };
  return { ...head, lockfileVersion: 3, requires: true, packages };
}
