import { expect, test } from 'vitest';
import { fillVariables } from '../../src/util/fill-variables.ts';

const environment = { TOKEN: 'a', NESTED: '${TOKEN}', EMPTY: '' };

test('fills every text of a value, and looks at no value twice', () => {
  expect(
    fillVariables({ a: ['x ${TOKEN} ${NESTED}', 1, true], b: { c: '$TOKEN ${1}' } }, environment, 'web.session'),
  ).toEqual({
    a: ['x a ${TOKEN}', 1, true],
    b: { c: '$TOKEN ${1}' },
  });
});

test.each(['MISSING', 'EMPTY', 'constructor'])('%s is not there', (name) => {
  expect(() => fillVariables(`\${${name}}`, environment, 'web.session')).toThrow(
    `the environment has no variable ${name}, which web.session refers to`,
  );
});
