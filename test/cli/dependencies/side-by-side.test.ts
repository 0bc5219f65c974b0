import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sideBySide } from '../../../src/cli/dependencies/side-by-side.ts';

async function highest(memories: readonly number[], limit: number): Promise<{ results: number[]; most: number }> {
  let [taken, most] = [0, 0];
  const results = await sideBySide(
    memories.map((memory, index) => ({
      memory,
      start: async () => {
        taken += memory;
        most = Math.max(most, taken);
        await delay(5);
        taken -= memory;
        return index;
      },
    })),
    limit,
  );
  return { results, most };
}

test('jobs run at once as far as they fit, and give their results in their order', async () => {
  expect(await highest([3, 3, 3, 3], 7)).toEqual({ results: [0, 1, 2, 3], most: 6 });
  expect(await highest([5, 1, 1], 6)).toEqual({ results: [0, 1, 2], most: 6 });
});

test('a job that fits nowhere runs alone', async () => {
  expect(await highest([9, 1, 9], 2)).toEqual({ results: [0, 1, 2], most: 9 });
});

test('a job that throws lets the others end', async () => {
  let ended = false;
  const jobs = [
    { memory: 1, start: () => Promise.reject(new Error('broken')) },
    { memory: 1, start: () => delay(20).then(() => void (ended = true)) },
  ];
  await expect(sideBySide<unknown>(jobs, 10)).rejects.toThrow('broken');
  expect(ended).toBe(true);
});
