import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { type Bait, type Disguise, smuggle, SMUGGLING_ROLES } from '../../smuggling.ts';

/** A negative value in the query must not replace the honest one in the body. */
export const queryOverridesBody: Attack = {
  rule: {
    id: 'pay/query-overrides-body',
    title: 'Value in the address overrides the body',
    what: 'A value in the query of the address is used instead of the one in the body that was checked.',
    why: 'Checks see the body, and the money follows the address.',
    fix: 'Read each value from one place, and refuse parameters that an operation does not know.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [235, 436],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-04'],
  roles: SMUGGLING_ROLES,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  return smuggle(fixture, 'in the query of the address', [inQuery]);
}

function inQuery({ field, pointer, honest, hostile }: Bait): ReturnType<Disguise> {
  const value = typeof hostile === 'string' ? hostile : writeJson(hostile);
  const query = new URLSearchParams({ [pointer.slice(pointer.lastIndexOf('/') + 1)]: value }).toString();
  return {
    tampering: { [field]: honest },
    rewrite: (request) => ({ ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${query}` }),
  };
}
