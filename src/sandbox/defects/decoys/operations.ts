import type { Decoy } from '../decoy.ts';

/** The decoys of vault, bank, trail, log and reconciliation. */
export type OperationDecoyId =
  | 'bank.masked_number'
  | 'bank.link_token'
  | 'bank.two_logins'
  | 'store.masked_card'
  | 'store.keyed_fingerprint'
  | 'enc.equal_length'
  | 'key.old_one_kept'
  | 'rng.repeating_ids'
  | 'log.escaped_break'
  | 'log.long_number'
  | 'audit.begins_late'
  | 'rec.not_yet_settled'
  | 'rec.second_attempt';

/** What an auditor or a scanner of dumps and logs may take for a flaw. */
export const operationDecoys: readonly Decoy<OperationDecoyId>[] = [
  {
    id: 'bank.masked_number',
    title: 'The number of a bank account is in an answer',
    place: 'GET /api/bank/accounts',
    looksLike: 'bank.numbers_unmasked',
    why: 'Its last four digits are, behind stars.',
  },
  {
    id: 'bank.link_token',
    title: 'A token of the bank provider is given to the browser',
    place: 'POST /api/bank/link-tokens',
    looksLike: 'bank.access_token_leak',
    why: 'It opens the login page for this customer, for four hours; it reads no account.',
  },
  {
    id: 'bank.two_logins',
    title: 'Two public tokens are exchanged with one link token',
    place: 'POST /api/bank/links',
    looksLike: 'bank.public_token_unbound',
    why: 'Its owner has logged in to two banks with it.',
  },
  {
    id: 'store.masked_card',
    title: 'What a customer sent with a card number is kept in the database',
    place: 'vault',
    looksLike: 'store.pan_cvv',
    why: 'The number is masked to its first six and last four digits, the security code is gone.',
  },
  {
    id: 'store.keyed_fingerprint',
    title: 'A hash of 64 hex digits is kept for a card number',
    place: 'vault',
    looksLike: 'store.pan_hash_unkeyed',
    why: 'It is an HMAC with a key of its own, so that no table of card numbers finds it.',
  },
  {
    id: 'enc.equal_length',
    title: 'Two sealed fields begin alike and are equally long',
    place: 'vault',
    looksLike: 'enc.ecb',
    why: 'They tell the version of their key and the length of the text; nonce and ciphertext differ.',
  },
  {
    id: 'key.old_one_kept',
    title: 'A key older than 90 days is in the inventory',
    place: 'vault',
    looksLike: 'key.not_rotated',
    why: 'It only opens what was sealed before; what is sealed now, another one seals.',
  },
  {
    id: 'rng.repeating_ids',
    title: 'Ids are the same ones after every start',
    place: 'POST /api/register',
    looksLike: 'rng.weak',
    why: 'They are names and open nothing; session tokens are random.',
  },
  {
    id: 'log.escaped_break',
    title: 'A text with line breaks and quotes is logged',
    place: 'PATCH /api/payments/:id',
    looksLike: 'log.injection',
    why: 'It is escaped: it stays one record.',
  },
  {
    id: 'log.long_number',
    title: 'A number of sixteen digits is logged in full',
    place: 'POST /api/payments',
    looksLike: 'web.pan.log',
    why: 'Its check digit is wrong: it is no card number.',
  },
  {
    id: 'audit.begins_late',
    title: 'The audit trail does not begin with event 1',
    place: 'trail',
    looksLike: 'audit.gap',
    why: 'What was older than a year is gone by rule, and where the trail now begins is noted.',
  },
  {
    id: 'rec.not_yet_settled',
    title: 'A payment is in the books and not in the settlement, and the run is matched',
    place: 'reconciliation',
    looksLike: 'rec.mismatch_hidden',
    why: 'Braintree settles a day later; the run counts it as pending, and it must be there the night after.',
  },
  {
    id: 'rec.second_attempt',
    title: 'The settlement could not be had, and the run is matched',
    place: 'reconciliation',
    looksLike: 'rec.retry_silent',
    why: 'The second attempt brought it.',
  },
];
