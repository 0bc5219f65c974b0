import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import type { Bench } from './bench.ts';
import { repeat, secondsOf } from './repeat.ts';

/** Every attack against the hardened sandbox; its start is not counted. */
export const paymentsBench: Bench = {
  name: 'payments',
  about: 'every payment attack against the hardened sandbox',
  async *measure() {
    let attacks = 0;
    const effort = await repeat(async () => {
      const sandbox = await startSandbox();
      try {
        const profileText = sandboxProfile(sandbox.appUrl);
        const profile = parseProfile(parseYaml(profileText, 'payments.yml').value, 'payments.yml');
        const seconds = await secondsOf(async () => {
          const report = await scanPayments({ profile, profileText, environment: {}, version: '0.0.0' });
          if (report.run.status !== 'complete') throw new Error(`the scan is not complete: ${report.run.reason}`);
          attacks = report.run.rules.length;
        });
        return { seconds };
      } finally {
        await sandbox.close();
      }
    });
    yield { what: 'payment attacks on the hardened sandbox', amount: attacks, unit: 'attacks', ...effort };
  },
};
