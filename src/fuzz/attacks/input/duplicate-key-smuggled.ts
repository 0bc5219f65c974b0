import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { type Json, numberText, writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { type Bait, type Disguise, smuggle, SMUGGLING_ROLES } from '../../smuggling.ts';

/** A negative value behind, or before, an honest one of the same key must have no effect. */
export const duplicateKeySmuggled: Attack = {
  rule: {
    id: 'pay/duplicate-key-smuggled',
    title: 'Repeated key smuggles a value past the check',
    what: 'Of a key that a body names twice, one value is checked and the other one used.',
    why: 'Every limit and every sign check can be bypassed with one more key.',
    fix: 'Refuse bodies that repeat a key, and let one parser’s result be both checked and used.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [436, 235],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-03', 'QTY-05'],
  roles: SMUGGLING_ROLES,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  return smuggle(fixture, 'as one of two values of the same key', [
    (bait) => twice(bait, bait.honest, bait.hostile),
    (bait) => twice(bait, bait.hostile, bait.honest),
  ]);
}

function twice({ operation, field, pointer }: Bait, first: Json, last: Json): ReturnType<Disguise> {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (operation.encoding === 'form') {
    const pair = new URLSearchParams({ [key]: scalar(last) }).toString();
    return {
      tampering: { [field]: first },
      rewrite: (request) => ({ ...request, body: `${request.body ?? ''}&${pair}` }),
    };
  }
  return { tampering: { [field]: numberText(`${writeJson(first)},${writeJson(key)}:${writeJson(last)}`) } };
}

function scalar(value: Json): string {
  return typeof value === 'string' ? value : writeJson(value);
}
