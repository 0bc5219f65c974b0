import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds(
    'card-number-in-log',
    'card-number-in-response',
    'credential-in-session-token',
    'secret-key-in-response',
    'security-code-in-response',
  ),
  [
    { defect: 'web.pan.log', message: /number of the card 510510\*\*\*\*\*\*5100, which a customer sent/u },
    { defect: 'web.pan.response', message: /whole number of the card 411111\*\*\*\*\*\*1111/u },
  ],
);
