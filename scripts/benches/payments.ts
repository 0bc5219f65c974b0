import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import type { Bench } from './bench.ts';
import { openPurse } from './open-purse.ts';
import { ownCost } from './payment-requests.ts';
import { raceSpread, racesWon } from './payment-races.ts';
import { repeat, secondsOf } from './repeat.ts';

/** Every attack against the hardened sandbox, its start not counted; what a request costs; how well races are run. */
export const paymentsBench: Bench = {
  name: 'payments',
  about: 'own processor time a request, race spread and races won, every attack against the hardened sandbox',
  async *measure() {
    const purse = await openPurse();
    try {
      yield await ownCost(purse);
      yield* raceSpread(purse);
      yield* racesWon(purse);
    } finally {
      purse.close();
    }
    let attacks = 0;
    let requests = 0;
    const effort = await repeat(async () => {
      const sandbox = await startSandbox();
      try {
        const profileText = sandboxProfile(sandbox.appUrl);
        const profile = parseProfile(parseYaml(profileText, 'payments.yml').value, 'payments.yml');
        const seconds = await secondsOf(async () => {
          const report = await scanPayments({
            profile,
            profileText,
            environment: {},
            version: '0.0.0',
            onProgress: ({ detail }) => {
              requests = Number(/(\d+) requests/u.exec(detail ?? '')?.[1] ?? requests);
            },
          });
          if (report.run.status !== 'complete') throw new Error(`the scan is not complete: ${report.run.reason}`);
          attacks = report.run.rules.length;
        });
        return { seconds };
      } finally {
        await sandbox.close();
      }
    });
    const what = `payments: the deck on the hardened sandbox (${requests} requests)`;
    yield { what, amount: attacks, unit: 'attacks', ...effort, limits: { seconds: 60 } };
  },
};
