import { createHash, createHmac } from 'node:crypto';
import type { SandboxContext } from '../context.ts';
import { DEFAULT_KEY } from './default-key.ts';
import type { DataKey, Keyring } from './keyring.ts';
import { type SealingFlaws, openField, sealField, sealedVersion } from './seal-field.ts';
import type { Vault } from './vault.ts';

/** The vault over a loaded keyring. */
export function makeVault(keyring: Keyring, defect: SandboxContext['defect']): Vault {
  const flaws = (): SealingFlaws => ({
    ecb: defect('enc.ecb'),
    fixedNonce: defect('enc.nonce_reuse'),
    unbound: defect('enc.no_aad'),
    anyTag: defect('enc.tag_truncated'),
  });
  const hardcoded = (): boolean => defect('key.hardcoded');
  const keyOf = (version: number): DataKey =>
    version === DEFAULT_KEY.version && hardcoded() ? DEFAULT_KEY : keyring.byVersion('field', version);
  return {
    seal: async (place, text) => {
      if (defect('enc.field_plain')) return text;
      const { version, bytes } = hardcoded() ? DEFAULT_KEY : keyring.active('field');
      return sealField(bytes, version, place, text, flaws());
    },
    open: async (place, sealed) => {
      // Rows that were stored in clear stay readable while the flaw is on.
      if (defect('enc.field_plain') && !/^[01]:\d+:/u.test(sealed)) return sealed;
      return openField(keyOf(sealedVersion(sealed)).bytes, place, sealed, flaws());
    },
    fingerprint: async (cardNumber) =>
      defect('store.pan_hash_unkeyed')
        ? createHash('sha256').update(cardNumber).digest('hex')
        : createHmac('sha256', keyring.active('fingerprint').bytes).update(cardNumber).digest('hex'),
  };
}
