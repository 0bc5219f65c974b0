import { availableParallelism } from 'node:os';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const SHOP = [
  'test/sandbox/**/*.test.ts',
  'test/fuzz/**/*.test.ts',
  'test/baseline/index.test.ts',
  'test/defects.test.ts',
];

const config: ViteUserConfig = defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    // For what hangs. A machine that others load needs several times what an idle one does, and that is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The files that one worker runs share the loaded modules, which saves a third of the time. So a test leaves nothing
    // behind in the process: no variable of the environment, no working folder.
    isolate: false,
    // One more than there are processors, since many tests wait; by default a machine with two gets one.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'], exclude: ['test/real/**', ...SHOP] } },
      // They share one running shop a worker too: to start it costs more than most of them do.
      { extends: true, test: { name: 'shop', include: SHOP } },
    ],
  },
});

export default config;
