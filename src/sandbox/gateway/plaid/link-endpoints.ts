import { accountJson } from './item-json.ts';
import { checkProducts, exchangePublicToken, findLinkToken, linkItem } from './link.ts';
import { itemOf, type PlaidEndpoint } from './plaid-endpoint.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import { type LinkToken, type PlaidState, uuid } from './plaid-state.ts';
import { invalidField, type PlaidFields, readFields, required, text, texts } from './read-fields.ts';

const LINK_LIFE = 4 * 3_600_000;
const UPDATE_LIFE = 30 * 60_000;

/** From a link token to an access token. */
export const LINK_ENDPOINTS: readonly PlaidEndpoint[] = [
  {
    path: '/link/token/create',
    fields: {
      client_name: 'text',
      language: 'text',
      country_codes: 'texts',
      user: 'object?',
      user_id: 'text?',
      products: 'texts?',
      optional_products: 'texts?',
      webhook: 'text?',
      access_token: 'text?',
      redirect_uri: 'text?',
      account_filters: 'object?',
      transactions: 'object?',
      hosted_link: 'object?',
      update: 'object?',
      link_customization_name: 'text?',
    },
    handle: createLinkToken,
  },
  { path: '/link/token/get', fields: { link_token: 'text' }, handle: getLinkToken },
  {
    path: '/sandbox/public_token/create',
    fields: {
      institution_id: 'text',
      initial_products: 'texts',
      options: 'object?',
      user_token: 'text?',
      user_id: 'text?',
    },
    handle(state, fields) {
      const options = readFields(
        fields['options'] ?? {},
        { webhook: 'text?', override_username: 'text?', override_password: 'text?', transactions: 'object?' },
        'options.',
      );
      return {
        public_token: linkItem(state, {
          institutionId: required(fields, 'institution_id'),
          username: text(options, 'override_username') ?? 'user_good',
          password: text(options, 'override_password') ?? 'pass_good',
          products: texts(fields, 'initial_products'),
          webhook: checkedWebhook(options),
        }),
      };
    },
  },
  {
    path: '/item/public_token/exchange',
    fields: { public_token: 'text' },
    handle(state, fields) {
      const { accessToken, itemId } = exchangePublicToken(state, required(fields, 'public_token'));
      return { access_token: accessToken, item_id: itemId };
    },
  },
];

/** An address for webhooks. @throws PlaidRefusal `INVALID_FIELD` where it is none */
export function checkedWebhook(fields: PlaidFields): string | undefined {
  const webhook = text(fields, 'webhook');
  const url = webhook === undefined ? undefined : URL.parse(webhook);
  if (url === null || (url !== undefined && !/^https?:$/u.test(url.protocol))) {
    throw invalidField('webhook must be a valid URL');
  }
  return webhook;
}

function createLinkToken(state: PlaidState, fields: PlaidFields): object {
  const user = fields['user'] as Readonly<Record<string, unknown>> | undefined;
  const clientUserId = user?.['client_user_id'];
  if (typeof clientUserId !== 'string' || clientUserId === '' || clientUserId.length > 200) {
    throw new PlaidRefusal(
      'INVALID_REQUEST',
      'MISSING_FIELDS',
      'the following required fields are missing: user.client_user_id',
    );
  }
  const update = text(fields, 'access_token') === undefined ? undefined : itemOf(state, fields);
  const products = update === undefined ? checkProducts(texts(fields, 'products')) : [];
  const createdAt = state.context.clock.now();
  const webhook = checkedWebhook(fields);
  const redirectUri = text(fields, 'redirect_uri');
  const link: LinkToken = {
    token: `link-sandbox-${uuid(state.context)}`,
    clientUserId,
    clientName: required(fields, 'client_name'),
    language: required(fields, 'language'),
    countryCodes: texts(fields, 'country_codes'),
    products,
    ...(webhook !== undefined && { webhook }),
    ...(redirectUri !== undefined && { redirectUri }),
    ...(update !== undefined && { itemId: update.id }),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + (update === undefined ? LINK_LIFE : UPDATE_LIFE)),
    sessions: [],
  };
  state.linkTokens.set(link.token, link);
  const hosted = `${state.context.origin()}/link?token=${link.token}`;
  const expiration = link.expiresAt.toISOString();
  return {
    link_token: link.token,
    expiration,
    ...(fields['hosted_link'] !== undefined && { hosted_link_url: hosted }),
  };
}

// What was linked stands in the sessions: so a shop can tell whose public token it was given.
function getLinkToken(state: PlaidState, fields: PlaidFields): object {
  const link = findLinkToken(state, required(fields, 'link_token'));
  return {
    link_token: link.token,
    created_at: link.createdAt.toISOString(),
    expiration: link.expiresAt.toISOString(),
    metadata: {
      client_name: link.clientName,
      country_codes: link.countryCodes,
      initial_products: link.products,
      language: link.language,
      redirect_uri: link.redirectUri ?? null,
      webhook: link.webhook ?? null,
    },
    link_sessions: link.sessions.map(({ id, at, publicToken }) => {
      const item = state.items.get(state.publicTokens.get(publicToken)?.itemId ?? '');
      const result = {
        public_token: publicToken,
        institution: item === undefined ? null : { institution_id: item.institution.id, name: item.institution.name },
        accounts: item?.accounts.map((account) => accountJson(item, account)) ?? [],
      };
      return {
        link_session_id: id,
        started_at: at.toISOString(),
        finished_at: at.toISOString(),
        results: { item_add_results: [result] },
        events: [],
      };
    }),
  };
}
