import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxItemFireWebhookRequestWebhookCodeEnum as WebhookCode } from 'plaid';
import { describe, expect, it } from 'vitest';
import { accessTokenOf, bankOfFile, verifyWebhook } from './test-bank.ts';

const bank = bankOfFile();

const accessToken = (options: object = {}): Promise<string> => accessTokenOf(bank, options);

describe('webhooks', () => {
  it('are signed so that the documented steps verify them, and not for another body', async () => {
    const received: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.end();
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/plaid`;
    const access_token = await accessToken({ webhook });
    await bank.client.sandboxItemFireWebhook({ access_token, webhook_code: WebhookCode.PendingDisconnect });
    await bank.plane.webhooks.idle();
    server.close();
    server.closeAllConnections();
    expect(received.map(({ body }) => (JSON.parse(body) as { webhook_code: string }).webhook_code)).toEqual([
      'SYNC_UPDATES_AVAILABLE',
      'PENDING_DISCONNECT',
    ]);
    const [first] = received;
    const token = String(first?.headers['plaid-verification']);
    expect(first?.body).toContain('\n  "webhook_type": "TRANSACTIONS"');
    await verifyWebhook(bank, token, first?.body ?? '');
    await expect(verifyWebhook(bank, token, `${first?.body} `)).rejects.toThrow('another body');
    const [header, , signature] = token.split('.');
    const forged = Buffer.from('{"iat":9999999999,"request_body_sha256":""}').toString('base64url');
    await expect(verifyWebhook(bank, `${header}.${forged}.${signature}`, '')).rejects.toThrow('bad signature');
    bank.clock.advance(6 * 60_000);
    await expect(verifyWebhook(bank, token, first?.body ?? '')).rejects.toThrow('too old');
  });

  it('are sent as samples only where an address is known, and only of kinds that exist', () => {
    expect(() => bank.plane.trigger('plaid', 'PENDING_DISCONNECT')).toThrow('No address');
    bank.plane.setWebhookUrl('plaid', 'http://127.0.0.1:9/none');
    expect(bank.plane.trigger('plaid', 'PENDING_DISCONNECT')).toMatch(/^pl_/u);
    expect(() => bank.plane.trigger('plaid', 'constructor')).toThrow('these kinds');
    bank.plane.setWebhookUrl('plaid', undefined);
  });
});
