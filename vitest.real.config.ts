import { defineConfig, type ViteUserConfig } from 'vitest/config';

// Real tools and long rounds: one file at a time, with time to start programs.
const config: ViteUserConfig = defineConfig({
  test: { include: ['test/real/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false },
});

export default config;
