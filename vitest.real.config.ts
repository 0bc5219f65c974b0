import { defineConfig, type ViteUserConfig } from 'vitest/config';

// Real tools and long rounds: one file at a time, with time to start programs. The payment attacks of `npm test` come again,
// each defect with its whole family.
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/real/**/*.test.ts', 'test/fuzz/attacks/*.test.ts'],
    provide: { wholeFamilies: true },
    setupFiles: ['test/setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});

export default config;
