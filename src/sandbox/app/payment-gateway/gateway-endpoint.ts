import type { SandboxContext } from '../../context.ts';

/** Where a gateway is, and what opens it. */
export interface GatewayEndpoint {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly credentials: SandboxContext['gateway']['credentials'];
  /** Is the certificate checked, where the gateway speaks https? */
  readonly verifyTls: boolean;
}
