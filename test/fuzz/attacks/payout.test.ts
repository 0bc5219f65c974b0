import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on payouts and transfers', () => {
  foundOnSandbox(
    attackIds(
      'negative-payout-line',
      'approval-repeated',
      'self-transfer-creates-money',
      'transfer-overdraws',
      'transfer-not-conserved',
      'refused-transfer-booked',
    ),
    [
      { defect: 'flow.bulk_negative', message: /credited EUR 5\.03 to another/u },
      { defect: 'flow.self_transfer', message: /raised the sender/u },
    ],
  );
});
