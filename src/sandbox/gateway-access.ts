import type { GatewayCredentials } from './gateway/credentials.ts';
import type { GatewayGuard } from './resilience/gateway-guard.ts';

/** How the shop reaches its gateway. */
export interface GatewayAccess {
  readonly credentials: GatewayCredentials;
  /** Every call goes through it. */
  readonly guard: GatewayGuard;
}
