import { describe, expect, test } from 'vitest';
import { sourceMap } from '../../../src/baseline/findings/source-map.ts';

const map = sourceMap(
  [{ path: '/admin/**', file: 'src/admin.ts', line: 3 }],
  [
    { path: '/orders/*', file: 'src/orders.ts', line: 10 },
    { path: '/orders/new', file: 'src/new-order.ts', line: 5 },
    { path: '/admin/users', file: 'src/users.ts', line: 1 },
    { path: '/', file: 'src/home.ts', line: 1 },
  ],
);
const file = (path: string): string | undefined => map(`http://127.0.0.1:4010${path}`)?.file;

describe('sourceMap', () => {
  test('takes the configuration first, then the route that says most', () => {
    expect(file('/admin/users')).toBe('src/admin.ts');
    expect(file('/orders/7?x=1')).toBe('src/orders.ts');
    expect(file('/orders/new/')).toBe('src/new-order.ts');
    expect(map('http://127.0.0.1/orders/7')).toEqual({ file: 'src/orders.ts', line: 10 });
    expect(file('/')).toBe('src/home.ts');
  });

  test('says nothing of what no route answers', () => {
    expect(file('/unknown')).toBeUndefined();
  });
});
