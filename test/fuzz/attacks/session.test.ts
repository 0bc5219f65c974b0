import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(attackIds('session-survives-logout', 'session-without-idle-timeout'), [
  { defect: 'sess.no_timeout', message: /good after 16 minutes without a request/u },
]);
