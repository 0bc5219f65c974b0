import { expect, it } from 'vitest';
import { mayBecome, type TransactionStatus } from '../../../../src/sandbox/gateway/braintree/transaction.ts';

const ALL: readonly TransactionStatus[] = [
  'authorizing',
  'authorized',
  'authorization_expired',
  'gateway_rejected',
  'processor_declined',
  'failed',
  'submitted_for_settlement',
  'settling',
  'settlement_pending',
  'settlement_confirmed',
  'settlement_declined',
  'settled',
  'voided',
];

// Written out by hand from the vendor's page of statuses, row by row.
const TABLE: Readonly<Record<string, string>> = {
  authorizing: 'authorized gateway_rejected processor_declined failed submitted_for_settlement',
  authorized: 'authorization_expired submitted_for_settlement settlement_pending voided',
  authorization_expired: '',
  gateway_rejected: '',
  processor_declined: '',
  failed: '',
  submitted_for_settlement: 'settling settlement_pending voided',
  settling: 'settlement_declined settled',
  settlement_pending: 'settlement_confirmed settlement_declined settled voided',
  settlement_confirmed: 'settled',
  settlement_declined: '',
  settled: '',
  voided: '',
};

it.each(ALL)('%s becomes what the table says and nothing else', (from) => {
  expect(ALL.filter((to) => mayBecome(from, to)).join(' ')).toBe(TABLE[from]);
});
