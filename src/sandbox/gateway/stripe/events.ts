import { API_VERSION } from './api-version.ts';
import type { Call, Endpoint } from './call.ts';
import { listPage } from './list.ts';
import { showEvent } from './show.ts';
import { noSuch } from './stripe-error.ts';

/** What happened. Source: docs.stripe.com/api/events */
export const eventEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/events', run: list },
  { method: 'GET', path: '/events/:id', run: retrieve },
];

function retrieve({ account, params, id }: Call): object {
  params.end();
  const event = account.events.get(id);
  if (event === undefined) throw noSuch('event', id, undefined);
  return showEvent(event, API_VERSION);
}

function list({ account, params }: Call): object {
  const type = params.text('type');
  const types = params.texts('types');
  params.flag('delivery_success');
  return listPage(params, {
    url: '/v1/events',
    what: 'event',
    items: account.events.values(),
    filter: (event) =>
      matches(event.type, type) && (types.length === 0 || types.some((one) => matches(event.type, one))),
    show: (event) => showEvent(event, API_VERSION),
  });
}

// `charge.*` is every event about charges.
function matches(type: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
