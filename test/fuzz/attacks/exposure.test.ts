import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(attackIds('card-number-in-response', 'credential-in-session-token', 'secret-key-in-response'), [
  { defect: 'web.pan.response', message: /whole number of the card 411111\*\*\*\*\*\*1111/u },
]);
