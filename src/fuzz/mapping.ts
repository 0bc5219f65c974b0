import type { Attack, Need, Requirement } from './attack.ts';
import type { Operation, Profile } from './profile.ts';
import type { RoleName } from './roles.ts';
import { placeholdersIn } from './template.ts';

/** The keys that a profile lacks for an attack, of the nearest alternative; empty where the attack can run. */
export function missingFor(attack: Pick<Attack, 'roles' | 'needs'>, profile: Profile): string[] {
  const alternatives = attack.roles.map((requirements) => missingRoles(requirements, profile));
  const least = alternatives.reduce<string[] | undefined>(
    (best, keys) => (best === undefined || keys.length < best.length ? keys : best),
    undefined,
  );
  return [...(least ?? []), ...(attack.needs ?? []).flatMap((need) => missingNeed(need, profile))];
}

/** Does the profile map all of these roles, and what their placeholders stand for? */
export function isMapped(requirements: readonly Requirement[], profile: Profile): boolean {
  return missingRoles(requirements, profile).length === 0;
}

function missingRoles(requirements: readonly Requirement[], profile: Profile): string[] {
  const keys = requirements.flatMap(({ role, values = [], fields = [], out = [] }) => {
    const operation = profile.roles[role];
    if (operation === undefined) return [`roles.${role}`];
    const placeholders = placeholdersIn([operation.path, operation.body ?? null]);
    return [
      ...values.filter((name) => !placeholders.includes(name)).map((name) => `{${name}} in roles.${role}`),
      ...fields.filter((name) => operation.fields[name] === undefined).map((name) => `roles.${role}.fields.${name}`),
      ...out
        .filter((name) => operation.out[name] === undefined && !isReadBack(role, name, profile))
        .map((name) => `roles.${role}.out.${name}`),
      ...missingSources(operation, profile),
    ];
  });
  return [...new Set(keys)];
}

// Many apps tell what an order costs only where it is read back.
function isReadBack(role: RoleName, name: string, { roles }: Profile): boolean {
  return (
    role === 'checkout' &&
    name === 'total' &&
    roles.checkout?.out['id'] !== undefined &&
    roles.getOrder?.out['total'] !== undefined
  );
}

// A placeholder needs the role whose answer fills it in, and that role's own placeholders theirs.
function missingSources(operation: Operation, profile: Profile): string[] {
  const names = placeholdersIn([operation.path, operation.body ?? null]);
  return [
    ...(names.includes('sku') ? missingRoles([{ role: 'catalogue', out: ['items', 'sku', 'price'] }], profile) : []),
    ...(names.includes('order')
      ? missingRoles([{ role: 'cartAdd' }, { role: 'checkout', out: ['id', 'total'] }], profile)
      : []),
    ...(names.includes('payment') && profile.roles.pay?.out['id'] === undefined
      ? missingRoles([{ role: 'authorize', out: ['id'] }], profile)
      : []),
    ...(names.includes('recipient') && profile.auth?.register?.out['id'] === undefined
      ? missingRoles([{ role: 'wallet', out: ['id'] }], profile)
      : []),
  ];
}

function missingNeed(need: Need, profile: Profile): string[] {
  const { auth, actors, idempotency, states, currencies, psp } = profile;
  switch (need) {
    case 'second-account': {
      const own = auth?.register !== undefined || auth?.login !== undefined;
      return own || (actors.alice !== undefined && actors.bob !== undefined) ? [] : ['auth.register'];
    }
    case 'idempotency':
      return idempotency === undefined ? ['idempotency.header'] : [];
    case 'paid-states':
      return states.paid.length === 0 ? ['states.paid'] : [];
    case 'authorized-states':
      return states.authorized.length === 0 ? ['states.authorized'] : [];
    case 'currencies':
      return currencies.length < 2 ? ['currencies'] : [];
    case 'stripe-secret':
      return profile.webhooks.stripe?.secret === undefined ? ['webhooks.stripe.secret'] : [];
    case 'psp':
      return psp === undefined ? ['psp'] : [];
    default:
      return isGiven(need, profile) ? [] : [need];
  }
}

type NamedNeed = Extract<Need, `${string}.${string}`>;

function isGiven(need: NamedNeed, profile: Profile): boolean {
  const [part, name] = need.split('.') as [keyof Profile & ('actors' | 'states' | 'limits'), string];
  const named: Readonly<Record<string, unknown>> = { ...profile[part] };
  const value = named[name];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
