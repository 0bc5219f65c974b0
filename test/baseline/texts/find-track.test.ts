import { expect, test } from 'vitest';
import { findTrack } from '../../../src/baseline/texts/find-track.ts';

test('finds both tracks of a card that passes the check, and no other', () => {
  expect(findTrack('x %B4111111111111111^DOE/JANE^30121010000000000000')).toBe(2);
  expect(findTrack('x ;4111111111111111=30121010000000000?')).toBe(2);
  expect(findTrack('%B4111111111111112^DOE/JANE^30121010000000000000')).toBeUndefined();
  expect(findTrack('a=1;4111111111111111=3')).toBeUndefined();
});
