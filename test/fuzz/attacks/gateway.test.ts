import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(attackIds('app-and-gateway-disagree', 'charge-repeated-after-lost-answer'), [
  { defect: 'retry.new_key', message: /charged EUR 20\.18 for an order of EUR 10\.09/u },
]);
