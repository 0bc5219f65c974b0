/** Planted flaws of the test app, and honest oddities that must not be taken for flaws. */
export type Flaw =
  | 'price'
  | 'quantity'
  | 'key-ignored'
  | 'key-parameters'
  | 'refund-sum'
  | 'refund-single'
  | 'refund-unchecked'
  | 'capture-over'
  | 'balance-race'
  | 'refund-race'
  | 'foreign-read'
  | 'status'
  | 'card-number'
  | 'self-transfer'
  | 'negative-transfer'
  /** Answers 201 to a refund that is too high, and books nothing. */
  | 'polite-refund'
  /** Takes a price from the client, and does not use it. */
  | 'polite-price'
  /** Takes a status from the client, and does not use it. */
  | 'polite-status'
  /** Shows the payment of others with its amount hidden. */
  | 'polite-read'
  /** Books refunds and deposits a moment after it has answered. */
  | 'late';
