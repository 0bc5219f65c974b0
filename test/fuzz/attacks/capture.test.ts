import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on captures', () => {
  foundOnSandbox(
    attackIds('capture-exceeds-authorization', 'captured-twice', 'capture-after-cancel', 'capture-before-confirmation'),
    [
      { defect: 'cap.over', words: 'captured EUR 12.20 of EUR 10.09 authorised' },
      { defect: 'cap.double', words: 'captured twice: EUR 20.18 in all' },
      { defect: 'cap.after_cancel', words: 'EUR 10.09 were captured of an authorisation that was cancelled' },
    ],
  );
});
