import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { type Bait, type Disguise, smuggle, SMUGGLING_ROLES } from '../../smuggling.ts';

/** A negative value in an object that the app does not know must have no effect. */
export const nestedKeySmuggled: Attack = {
  rule: {
    id: 'pay/nested-key-smuggled',
    title: 'Nested key smuggles a value past the check',
    what: 'A value one level deeper is used, while the one that is checked lies where it should.',
    why: 'Checks by name and bodies that are flattened disagree: the limit holds for the wrong value.',
    fix: 'Check the whole body against a schema that refuses unknown fields, and use only what it returns.',
    level: 'error',
    securitySeverity: 8,
    cwe: [436],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-07'],
  roles: SMUGGLING_ROLES,
  run: (context) => confirmed(context, probe),
};

const WRAPPERS: readonly string[] = ['item', 'data', 'attributes', 'line'];

async function probe(fixture: Fixture): Promise<Outcome> {
  const within = WRAPPERS.map(
    (wrapper): Disguise =>
      (bait) =>
        nested(bait, wrapper),
  );
  return smuggle(fixture, 'one level deeper', within);
}

function nested({ field, pointer, honest, hostile }: Bait, wrapper: string): ReturnType<Disguise> {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  return { tampering: { [field]: honest, [wrapper]: { [key]: hostile } } };
}
