import type { Decoy } from '../decoy.ts';

/** The decoys of this family. */
export type PaymentDecoyId =
  | 'payments.capture_in_part'
  | 'payments.capture_replayed'
  | 'payments.refunds_add_up'
  | 'payments.refund_after_won_dispute'
  | 'payments.saved_card_again'
  | 'payments.test_token_again'
  | 'payments.card_number_length_amount'
  | 'payments.success_page'
  | 'payments.processing_after_error'
  | 'payments.webhook_redelivered'
  | 'payments.webhook_at_the_limit'
  | 'payments.webhook_of_nobody'
  | 'payments.retried_charge';

/** Payments, refunds and webhooks that look wrong and are right. */
export const paymentDecoys: readonly Decoy<PaymentDecoyId>[] = [
  {
    id: 'payments.capture_in_part',
    title: 'Less is captured than was authorised, and no more can be',
    place: 'POST /api/payments/{id}/capture',
    looksLike: 'cap.over',
    why: 'A capture in part releases the rest; a second capture is refused.',
  },
  {
    id: 'payments.capture_replayed',
    title: 'The same capture is answered with success twice',
    place: 'POST /api/payments/{id}/capture',
    looksLike: 'cap.double',
    why: 'The second answer is the stored one of the same Idempotency-Key; money moved once.',
  },
  {
    id: 'payments.refunds_add_up',
    title: 'Several refunds of one payment succeed',
    place: 'POST /api/payments/{id}/refunds',
    looksLike: 'ref.over',
    why: 'They add up to exactly what was captured, and the next cent is refused.',
  },
  {
    id: 'payments.refund_after_won_dispute',
    title: 'A payment that was disputed is refunded',
    place: 'POST /api/payments/{id}/refunds',
    looksLike: 'ref.during_dispute',
    why: 'The shop won the dispute, so the money is its own again.',
  },
  {
    id: 'payments.saved_card_again',
    title: 'One payment method pays for two orders',
    place: 'POST /api/payments',
    looksLike: 'tok.nonce_reuse',
    why: 'It is a card that the customer saved, no single-use token.',
  },
  {
    id: 'payments.test_token_again',
    title: 'Two accounts pay with the same payment method',
    place: 'POST /api/payments',
    looksLike: 'tok.cross_customer',
    why: "It is one of the gateway's published test methods, which belong to nobody.",
  },
  {
    id: 'payments.card_number_length_amount',
    title: 'An amount with as many digits as a card number is sent',
    place: 'POST /api/payments/{id}/refunds',
    looksLike: 'tok.raw_pan_accepted',
    why: 'It is refused as out of range, and not echoed.',
  },
  {
    id: 'payments.success_page',
    title: 'The success page of the checkout opens for an order that nobody paid',
    place: 'GET /checkout/success',
    looksLike: 'flow.success_url',
    why: 'It only leads on to the order, which is still unpaid.',
  },
  {
    id: 'payments.processing_after_error',
    title: 'A payment is answered with 202 although the gateway failed',
    place: 'POST /api/payments',
    looksLike: 'flow.fail_open',
    why: 'Its outcome is unknown: the order is not paid until the gateway says so.',
  },
  {
    id: 'payments.webhook_redelivered',
    title: 'A webhook that was delivered before is answered with 200',
    place: 'POST /webhooks/stripe',
    looksLike: 'wh.replay',
    why: 'It has no effect; with any other answer the gateway would send it for days.',
  },
  {
    id: 'payments.webhook_at_the_limit',
    title: 'A webhook five minutes old is taken',
    place: 'POST /webhooks/stripe',
    looksLike: 'wh.no_tolerance',
    why: 'Its age is exactly the tolerance; one second more is refused.',
  },
  {
    id: 'payments.webhook_of_nobody',
    title: 'A webhook about a payment that the shop does not know is answered with 200',
    place: 'POST /webhooks/stripe',
    looksLike: 'wh.unknown_account',
    why: 'It is signed rightly and has no effect.',
  },
  {
    id: 'payments.retried_charge',
    title: 'The gateway is asked twice to charge for one order',
    place: 'gateway calls',
    looksLike: 'retry.new_key',
    why: 'Both requests have the same idempotency key, so there is one charge.',
  },
];
