import { setTimeout } from 'node:timers/promises';
import { GatewayFailure } from './gateway-failure.ts';
import type { GatewayPlane } from './gateway/gateway-plane.ts';
import type { SettlementLine } from './gateway/vendor-books.ts';

/** Where the settlement of a vendor is fetched, as faults of the gateway name it. */
const SETTLEMENT_PATH = '/settlement';

/** The gateway's settlement as the shop fetches it, which the gateway's faults strike. @throws GatewayFailure */
export async function fetchSettlement(gateway: GatewayPlane, from: Date, to: Date): Promise<readonly SettlementLine[]> {
  for (const provider of ['stripe', 'braintree'] as const) {
    const fault = gateway.faults.take({ provider, method: 'GET', path: SETTLEMENT_PATH });
    if (fault?.kind === 'latency') await setTimeout(fault.ms ?? 0);
    else if (fault !== undefined) throw new GatewayFailure('unavailable', `${provider}_${fault.kind}`);
  }
  // What is due by the clock is settled before anybody is told what was settled.
  gateway.tick();
  return gateway.settlement(from, to);
}
