import { defineConfig, type ViteUserConfig } from 'vitest/config';

const SHOP = [
  'test/sandbox/**/*.test.ts',
  'test/fuzz/**/*.test.ts',
  'test/baseline/index.test.ts',
  'test/defects.test.ts',
];

// Functions of their input alone, so that nothing is lost where files of one worker share the loaded modules.
const PURE = ['formats', 'model', 'pipeline', 'properties', 'reporters'].map((folder) => `test/${folder}/**/*.test.ts`);

const config: ViteUserConfig = defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    // For what hangs. A machine that others load needs several times what an idle one does, and that is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // By default a machine with two cores gets one worker.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: ['test/real/**', ...PURE, ...SHOP] },
      },
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      // Tests of the shop share its modules and one running shop a worker: to start it costs more than most of them do.
      { extends: true, test: { name: 'shop', include: SHOP, isolate: false } },
    ],
  },
});

export default config;
