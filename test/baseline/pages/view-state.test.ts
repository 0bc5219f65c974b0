import { expect, test } from 'vitest';
import { exchangeOf, example } from '../../../src/baseline/example.ts';
import { viewState, type ViewState } from '../../../src/baseline/pages/view-state.ts';

const page = (bytes: Uint8Array): ViewState | undefined =>
  viewState(
    exchangeOf(
      example('view state', {
        body: `<!doctype html><input name=__VIEWSTATE id=__VIEWSTATE value="${Buffer.from(bytes).toString('base64')}">`,
      }),
    ),
  );

test('tells data with a MAC from data without', () => {
  const data = Buffer.concat([Buffer.from([0xff, 0x01]), Buffer.from('x'.repeat(40)), Buffer.from('dd')]);
  expect(page(data)).toMatchObject({ version: 2, split: false, mac: 'missing' });
  expect(page(Buffer.concat([data, Buffer.from('m'.repeat(20))]))).toMatchObject({ version: 2, mac: 'present' });
});

test('reads no other field', () => {
  expect(page(Buffer.from('nothing of the kind'))).toBeUndefined();
  expect(viewState(exchangeOf(example('none')))).toBeUndefined();
});
