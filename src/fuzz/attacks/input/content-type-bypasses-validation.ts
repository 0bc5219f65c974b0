import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { writeForm } from '../../form.ts';
import { parseJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { type Bait, type Disguise, smuggle, SMUGGLING_ROLES } from '../../smuggling.ts';

/** A negative value must have no effect under another content type either. */
export const contentTypeBypassesValidation: Attack = {
  rule: {
    id: 'pay/content-type-bypasses-validation',
    title: 'Another content type bypasses the check',
    what: 'The same body under another content type is used without being checked.',
    why: 'Validation bound to one content type is validation that the attacker may choose.',
    fix: 'Accept the one content type that you expect, answer 415 to all others, and validate what was parsed, however it came.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [436, 20],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-05'],
  roles: SMUGGLING_ROLES,
  run: (context) => confirmed(context, probe),
};

const TYPES: readonly string[] = ['text/plain', 'application/vnd.api+json', 'application/x-www-form-urlencoded'];

async function probe(fixture: Fixture): Promise<Outcome> {
  const as = TYPES.map(
    (type): Disguise =>
      (bait) =>
        typed(bait, type),
  );
  return smuggle(fixture, 'under another content type', as);
}

function typed({ operation, field, hostile }: Bait, type: string): ReturnType<Disguise> {
  const other = operation.encoding === 'form' ? 'application/json' : type;
  return {
    tampering: { [field]: hostile },
    rewrite: (request) => ({
      ...request,
      headers: { ...request.headers, 'content-type': other },
      body: bodyAs(request.body ?? '', other),
    }),
  };
}

// A form is written as one; everything else keeps its JSON.
function bodyAs(body: string, type: string): string {
  const json = parseJson(body);
  if (json === undefined || type !== 'application/x-www-form-urlencoded') return body;
  return writeForm(json);
}
