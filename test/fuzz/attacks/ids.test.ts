import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(attackIds('payment-ids-predictable'), [
  { defect: 'id.predictable', words: 'numbers that rise by small steps' },
]);
