/** A finding that a person dismissed on a platform's page. */
export interface PlatformDismissal {
  /** The platform's own id of what it shows: the number of an alert. */
  readonly id: string;
  readonly fingerprint: string;
  readonly rule: string;
  /** The platform's word for why: `won't fix`; empty where it has none. */
  readonly reason: string;
  /** What the person wrote; empty where nothing. */
  readonly comment: string;
  /** Login; empty where the platform tells none. */
  readonly by: string;
  /** ISO 8601; empty where the platform tells none. */
  readonly at: string;
}

/** What people dismissed on a platform. */
export interface PlatformDismissals {
  readonly platform: 'github' | 'gitlab';
  readonly project: string;
  /** Those whose finding is known. */
  readonly dismissals: readonly PlatformDismissal[];
  /** Ids of all that is dismissed and found there, findings known or not. */
  readonly standing: ReadonlySet<string>;
  /** Ids of what is dismissed there and was no longer found last: it may come back, and then it is dismissed still. */
  readonly gone: ReadonlySet<string>;
  /** Is `standing` all there is? Only then what is not in it was opened again. */
  readonly whole: boolean;
}
