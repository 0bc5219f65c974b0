import type { DataKey } from './keyring.ts';

/** The key that the shop was delivered with. Only a planted flaw uses it: whoever reads this has it. */
export const DEFAULT_KEY: DataKey = {
  version: 999_999_999,
  bytes: Buffer.from('leaf-and-kettle-default-data-key'),
};
