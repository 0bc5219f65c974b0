import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on captures', () => {
  foundOnSandbox(
    attackIds('capture-exceeds-authorization', 'captured-twice', 'capture-after-cancel', 'capture-before-confirmation'),
    [
      { defect: 'cap.over', message: /captured EUR 12\.20 of EUR 10\.09 authorised/u },
      { defect: 'cap.double', message: /captured twice: EUR 20\.18 in all/u },
      { defect: 'cap.after_cancel', message: /EUR 10\.09 were captured of an authorisation that was cancelled/u },
    ],
  );
});
