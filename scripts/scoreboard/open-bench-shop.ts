import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { Finding } from '../../src/model/finding.ts';
import { locationText } from '../../src/model/location.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import { type Sandbox, sandboxProfile, startSandbox } from '../../src/sandbox/index.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import type { RunKey } from './run-key.ts';
import type { RunResult, ScoredFinding } from './run-result.ts';

/** A sandbox that is used for one run after another. */
export interface BenchShop {
  /** Resets the sandbox, switches the run's defect on and scans. `quick`: like `run.own`. */
  measure(run: RunKey, quick: boolean): Promise<Omit<RunResult, 'sources'>>;
  close(): Promise<void>;
}

// A busy machine is no finding, nor a reason to end without a verdict.
const BUDGET_MS = 600_000;
const REQUEST_TIMEOUT_MS = 60_000;

/** Starts one sandbox for each way in which the runs want it set up, when the first run wants it. */
export function openBenchShop(): BenchShop {
  const shops = new Map<boolean, Promise<Sandbox>>();
  const shopOf = (live: boolean): Promise<Sandbox> => {
    const known = shops.get(live) ?? startSandbox(live ? { settings: { paymentMode: 'live' } } : {});
    shops.set(live, known);
    return known;
  };
  return {
    async measure(run, quick) {
      const sandbox = await shopOf(run.live === true);
      await startOver(sandbox, run);
      const count = countRequests(new URL(sandbox.appUrl).port);
      const started = performance.now();
      const before = process.cpuUsage();
      try {
        // What the fuzzer is given is the same in every run: an address and what a tester of a shop of his own knows.
        const profileText = sandboxProfile(sandbox.appUrl, sandbox);
        const profile = parseProfile(parseYaml(profileText, 'payments.yml').value, 'payments.yml');
        const attacks = quick || run.own === true ? rulesOf(run.defect) : undefined;
        const report = await scanPayments({
          profile,
          profileText,
          ...(attacks !== undefined && { attacks }),
          seed: run.seed,
          budgetMs: BUDGET_MS,
          requestTimeoutMs: REQUEST_TIMEOUT_MS,
          environment: {},
          version: '0.0.0',
        });
        const { user, system } = process.cpuUsage(before);
        const { status, reason, coverage } = report.run;
        const inconclusive = coverage?.['inconclusiveAttacks'];
        return {
          run,
          findings: report.findings.map(scored),
          status,
          ...(reason !== undefined && { reason }),
          inconclusive: Array.isArray(inconclusive) ? inconclusive : [],
          requests: count.stop(),
          seconds: (performance.now() - started) / 1000,
          processorSeconds: (user + system) / 1e6,
        };
      } finally {
        count.stop();
        sandbox.setDefects([]);
      }
    },
    async close() {
      for (const shop of shops.values()) await (await shop).close();
    },
  };
}

async function startOver(sandbox: Sandbox, { defect, seed }: RunKey): Promise<void> {
  const { controlUrl, token, gateway } = sandbox;
  sandbox.setDefects([]);
  gateway.faults.clear();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${controlUrl}/reset`, { method: 'POST', headers, body: JSON.stringify({ seed }) });
  if (!answer.ok) throw new Error(`the sandbox could not be reset: ${answer.status} ${await answer.text()}`);
  sandbox.setDefects(defect === undefined ? [] : [defect]);
}

// With nothing to look for, one attack that must hold stands for the deck; what live mode shows has no attack of its own.
function rulesOf(defect: string | undefined): readonly string[] | undefined {
  if (defect === undefined) return undefined;
  const rules = defects.find(({ id }) => id === defect)?.rules.payments ?? [];
  const attacks = rules.filter((rule) => rule !== 'pay/live-mode-reached');
  return attacks.length > 0 ? attacks : ['pay/refund-exceeds-capture'];
}

/** Counts what arrives at a port of this process. */
function countRequests(port: string): { stop(): number } {
  let requests = 0;
  const channel = diagnostics.channel('http.server.request.start');
  const arrived = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    if (String(request.socket.localPort) === port) requests += 1;
  };
  channel.subscribe(arrived);
  return {
    stop() {
      channel.unsubscribe(arrived);
      return requests;
    },
  };
}

// Without the parameter, which is the finding's own affair.
function scored({ rule, locations: [location], message }: Finding): ScoredFinding {
  const place =
    location?.kind === 'url' ? `${location.method ?? ''} ${location.url}`.trim() : location && locationText(location);
  return { rule: rule.id, place: place ?? '', message };
}
