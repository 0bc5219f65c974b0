import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { readPointer } from './json-pointer.ts';
import type { WebhookScheme } from './profile.ts';
import { askControl } from './psp/control-client.ts';
import type { Movement } from './psp/movement.ts';
import { type CaughtWebhook, openWebhookCatcher } from './psp/webhook-catcher.ts';

/** What goes wrong at the gateway when it is asked for this. */
export interface GatewayFault {
  readonly kind: 'error' | 'timeout' | 'drop_before' | 'drop_after' | 'rate_limit';
  readonly provider: WebhookScheme;
  readonly method: string;
  /** Path that the request's begins with. */
  readonly path: string;
  /** So many requests in a row. */
  readonly times: bigint;
}

/** The gateway that the app talks to, as a second witness of what happened to the money. */
export interface GatewayWitness {
  /** Everything that the gateway did with money so far, oldest first. */
  movements(): Promise<readonly Movement[]>;
  /** Has the fault happen while `action` runs, and not after. */
  withFault<T>(fault: GatewayFault, action: () => Promise<T>): Promise<T>;
  /** Waits until every webhook has been delivered. */
  settled(): Promise<void>;
  /** The webhooks that the gateway sends while `action` runs: they come here and not to the app. */
  caughtDuring(provider: WebhookScheme, action: () => Promise<void>): Promise<readonly CaughtWebhook[]>;
}

/** The gateway's side. @throws Inconclusive where the profile has no `psp`, or it does not answer */
export function openWitness({ profile }: Fixture): GatewayWitness {
  const { psp } = profile;
  if (psp === undefined) throw new Inconclusive('the profile has no psp');
  const ask = (method: string, path: string, body?: JsonObject): Promise<Json | undefined> =>
    askControl(psp, method, path, body);
  const list = async (path: string): Promise<readonly JsonObject[]> => {
    const items = readPointer(await ask('GET', path), '/items');
    return Array.isArray(items) ? items.filter((item: Json) => isJsonObject(item)) : [];
  };
  const settled = async (): Promise<void> => {
    await ask('POST', '/webhooks/wait', {});
  };
  return {
    settled,
    async movements() {
      return (await list('/gateway/journal')).flatMap(({ kind, amount, currency }) =>
        typeof kind === 'string' && typeof amount === 'bigint' && typeof currency === 'string'
          ? [{ kind, amount, currency }]
          : [],
      );
    },
    async withFault({ kind, provider, method, path, times }, action) {
      await ask('POST', '/faults', { kind, times, match: { provider, method, path } });
      try {
        return await action();
      } finally {
        await ask('DELETE', '/faults');
      }
    },
    async caughtDuring(provider, action) {
      await settled();
      const last = (await list('/webhooks')).findLast((message) => message['provider'] === provider);
      const address = last?.['url'];
      if (typeof address !== 'string')
        throw new Inconclusive(`psp: the gateway has sent no webhook of ${provider} yet`);
      const catcher = await openWebhookCatcher();
      try {
        await ask('PUT', `/webhooks/addresses/${provider}`, { url: catcher.url });
        await action();
        await settled();
        return catcher.caught();
      } finally {
        await ask('PUT', `/webhooks/addresses/${provider}`, { url: address });
        await catcher.close();
      }
    },
  };
}
