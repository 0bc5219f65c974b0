import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(attackIds('payment-ids-predictable'), [
  { defect: 'id.predictable', message: /numbers that rise by small steps/u },
]);
