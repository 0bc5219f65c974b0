/** A login at a bank, once it is linked. */
export interface LinkedItem {
  /** Opens everything of this login; a secret. */
  readonly accessToken: string;
  readonly item: string;
}

/** An account behind a login; amounts in minor units. */
export interface ProviderAccount {
  readonly ref: string;
  readonly name: string;
  readonly subtype: string;
  /** The last digits of the number. */
  readonly mask: string;
  readonly currency: string;
  readonly current: bigint;
  readonly available: bigint | undefined;
}

/** Where transfers to an account go. */
export interface AccountNumbers {
  readonly ref: string;
  readonly number: string;
  readonly routing: string;
}

/** A booking; minor units, negative where money leaves the account. */
export interface ProviderBooking {
  readonly ref: string;
  readonly account: string;
  readonly amount: bigint;
  readonly currency: string;
  /** `YYYY-MM-DD` */
  readonly bookedOn: string;
  readonly name: string;
  readonly pending: boolean;
}

/** What has changed since a cursor. */
export interface BookingChanges {
  readonly changed: readonly ProviderBooking[];
  /** Bookings that are no more. */
  readonly removed: readonly string[];
  readonly cursor: string;
  readonly more: boolean;
}

/** A link token, which opens the provider's login page for one customer. */
export interface LinkToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** A provider of bank links. Each function makes one call. @throws GatewayFailure */
export interface BankProvider {
  /** @param accessToken of a link whose login has to be renewed */
  linkToken(account: string, accessToken?: string): Promise<LinkToken>;
  /** The public tokens that came of logins by this link token. */
  publicTokens(linkToken: string): Promise<readonly string[]>;
  exchange(publicToken: string): Promise<LinkedItem>;
  /** The bank's name. */
  institution(accessToken: string): Promise<string>;
  /** With balances as they are now. */
  accounts(accessToken: string): Promise<readonly ProviderAccount[]>;
  numbers(accessToken: string): Promise<readonly AccountNumbers[]>;
  /** @param cursor default: from the beginning */
  changes(accessToken: string, cursor?: string): Promise<BookingChanges>;
  remove(accessToken: string): Promise<void>;
}
