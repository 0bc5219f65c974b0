/** Where a sealed text belongs: it opens nowhere else. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Field-level encryption of the shop. */
export interface Vault {
  /** Seals a text for one field of one row. */
  readonly seal: (place: SealedPlace, text: string) => Promise<string>;
  /** @throws Error where the text was sealed for another place, was changed, or its key is gone */
  readonly open: (place: SealedPlace, sealed: string) => Promise<string>;
  /** Recognises a card number again without keeping it: keyed, 64 hex digits. */
  readonly fingerprint: (cardNumber: string) => Promise<string>;
}
