import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BenchShop, openBenchShop } from '../../../scripts/scoreboard/open-bench-shop.ts';

let shop: BenchShop;
beforeAll(() => {
  shop = openBenchShop();
});
afterAll(() => shop.close());

it('finds a defect when it is on, and no more when the next run has it off', async () => {
  const found = await shop.measure({ defect: 'authz.role_header', seed: 2 }, true);
  expect(found).toMatchObject({ run: { defect: 'authz.role_header', seed: 2 }, status: 'complete', inconclusive: [] });
  expect(found.findings).toEqual([
    { rule: 'pay/role-taken-from-request', place: 'GET /api/admin/accounts', message: expect.any(String) },
  ]);
  expect(found.requests).toBeGreaterThan(3);
  expect(found.seconds).toBeGreaterThan(0);
  const off = await shop.measure({ defect: 'audit.gap', seed: 2 }, true);
  expect([off.findings, off.status]).toEqual([[], 'complete']);
  expect(off.requests).toBeGreaterThan(3);
});
