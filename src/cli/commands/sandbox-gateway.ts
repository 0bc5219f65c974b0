import { once } from 'node:events';
import type { Context } from '../context.ts';
import { sdkSnippets } from './sandbox-snippets.ts';
import type { WebhookAddresses } from './sandbox-webhook-address.ts';

/** What of the command line concerns the gateway. */
export interface GatewayRequest {
  readonly gatewayPort?: number;
  readonly controlPort?: number;
  readonly seed?: number;
  readonly webhookUrl?: WebhookAddresses;
}

/** Serves the gateway alone until Ctrl-C: says where it is, and how each SDK is pointed at it. */
export async function serveGateway(context: Context, request: GatewayRequest, json: boolean): Promise<void> {
  const { startGateway } = await import('../../sandbox/start-gateway.ts');
  const { gatewayPort, controlPort, seed, webhookUrl } = request;
  const gateway = await startGateway({
    ...(gatewayPort !== undefined && { gatewayPort }),
    ...(controlPort !== undefined && { controlPort }),
    ...(seed !== undefined && { seed }),
    ...(webhookUrl !== undefined && { webhookUrls: webhookUrl }),
  });
  const { gatewayUrl, controlUrl, token, plane } = gateway;
  if (json) {
    context.print(JSON.stringify({ gateway: gatewayUrl, control: controlUrl, token, credentials: plane.credentials }));
  } else {
    context.print(`gateway:  ${gatewayUrl}`);
    context.print(`control:  ${controlUrl}`);
    context.print(`token:    ${token}`);
    for (const [vendor, url] of Object.entries(webhookUrl ?? {})) context.print(`webhooks: ${vendor} to ${url}`);
    for (const { title, code } of sdkSnippets(gatewayUrl, plane.credentials)) context.print(`\n${title}\n\n${code}`);
    context.print('\nCtrl-C ends it.');
  }
  if (!context.signal.aborted) await once(context.signal, 'abort');
  await gateway.close();
}
