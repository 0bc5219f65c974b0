import { API_VERSION } from './api-version.ts';
import type { Call, Endpoint } from './call.ts';
import { readUrl } from './intent-fields.ts';
import { listPage } from './list.ts';
import type { WebhookEndpoint } from './records.ts';
import { showEndpoint } from './show.ts';
import { invalidParam, noSuch } from './stripe-error.ts';

/** Addresses that listen for events; the secret is told at the creation only. Source: docs.stripe.com/api/webhook_endpoints */
export const webhookEndpointEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/webhook_endpoints', run: create },
  { method: 'GET', path: '/webhook_endpoints', run: list },
  { method: 'GET', path: '/webhook_endpoints/:id', run: retrieve },
  { method: 'POST', path: '/webhook_endpoints/:id', run: update },
  { method: 'DELETE', path: '/webhook_endpoints/:id', run: remove },
];

const MAX_ENDPOINTS = 16;

function create({ account, params }: Call): object {
  const url = readUrl(params.required('url', 2048), 'url') ?? '';
  const enabledEvents = params.texts('enabled_events');
  const description = params.text('description', 1000);
  const metadata = params.metadata();
  params.text('api_version');
  params.flag('connect');
  params.end();
  if (enabledEvents.length === 0) throw noEvents();
  if (account.endpoints.size >= MAX_ENDPOINTS) {
    throw invalidParam(
      'parameter_invalid_string',
      'url',
      `You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`,
    );
  }
  const endpoint: WebhookEndpoint = {
    id: account.newId('we'),
    created: account.now(),
    url,
    enabledEvents,
    status: 'enabled',
    secret: ['whsec', account.context.random(32)].join('_'),
    description,
    metadata,
  };
  account.endpoints.set(endpoint.id, endpoint);
  return { ...showEndpoint(endpoint, API_VERSION), secret: endpoint.secret };
}

function find({ account, id }: Call): WebhookEndpoint {
  const endpoint = account.endpoints.get(id);
  if (endpoint === undefined) throw noSuch('webhook_endpoint', id, undefined);
  return endpoint;
}

function retrieve(call: Call): object {
  call.params.end();
  return showEndpoint(find(call), API_VERSION);
}

function update(call: Call): object {
  const { account, params, id } = call;
  const url = readUrl(params.text('url', 2048), 'url');
  const events = params.texts('enabled_events');
  const description = params.text('description', 1000);
  const disabled = params.flag('disabled');
  const metadata = params.metadata(account.endpoints.get(id)?.metadata);
  params.end();
  const endpoint = find(call);
  if (params.has('enabled_events') && events.length === 0) throw noEvents();
  const next: WebhookEndpoint = {
    ...endpoint,
    url: url ?? endpoint.url,
    enabledEvents: events.length === 0 ? endpoint.enabledEvents : events,
    description: description ?? endpoint.description,
    status: disabled === undefined ? endpoint.status : disabled ? 'disabled' : 'enabled',
    metadata,
  };
  account.endpoints.set(id, next);
  return showEndpoint(next, API_VERSION);
}

function remove(call: Call): object {
  call.params.end();
  const { id } = find(call);
  call.account.endpoints.delete(id);
  return { id, object: 'webhook_endpoint', deleted: true };
}

function list({ account, params }: Call): object {
  return listPage(params, {
    url: '/v1/webhook_endpoints',
    what: 'webhook_endpoint',
    items: account.endpoints.values(),
    show: (endpoint) => showEndpoint(endpoint, API_VERSION),
  });
}

function noEvents(): Error {
  return invalidParam('parameter_missing', 'enabled_events', 'Missing required param: enabled_events.');
}
