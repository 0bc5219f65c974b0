import type { Call, Fixture } from '../../fixture.ts';
import type { Json } from '../../json.ts';
import { amountValue } from '../../operation.ts';
import type { RoleName } from '../../roles.ts';
import { placeholdersIn } from '../../template.ts';
import { exponentOf } from '../../../model/money.ts';
import { type Answer, isSuccess } from '../../wire.ts';
import { type ChosenNumber, chooseNumber } from '../number-form.ts';
import type { Step } from '../step.ts';
import type { Transition } from '../transition.ts';
import type { World } from '../world.ts';

/** What the app said, in the only three ways that matter here. */
export function verdictOf(answer: Answer): Transition['answer'] {
  if ((answer.status === 200 || answer.status === 201) && isSuccess(answer)) return 'accepted';
  return answer.status >= 400 && answer.status < 500 ? 'refused' : 'unclear';
}

/** Sends a request of a step, and puts it down if its key may be sent again later. */
export async function ask({ fixture }: World, call: Call): Promise<{ answer: Answer; call: Call }> {
  const keyed = { ...call, key: call.key ?? fixture.key() };
  return { answer: await fixture.attempt(keyed), call: keyed };
}

/** The amount that a step means, in minor units; all that is left where the operation takes none. */
export function amountOf(
  { profile }: Fixture,
  role: RoleName,
  { amount = 'part', share = 50 }: Step,
  { left, whole }: { readonly left: bigint; readonly whole: bigint },
): ChosenNumber {
  const operation = profile.roles[role];
  const taken = placeholdersIn([operation?.path ?? '', operation?.body ?? null]).includes('amount');
  if (!taken) return { json: null, mutation: left > 0n ? 'none' : 'excess', asked: [left, whole] };
  const { unit, currency } = profile.money;
  const name = operation?.encoding === 'form' ? undefined : lastKey(operation?.fields['amount']);
  return chooseNumber(amount, share, {
    left,
    whole,
    digits: unit === 'minor' ? 0 : exponentOf(currency),
    write: (value): Json => amountValue(profile, value),
    ...(name !== undefined && { name }),
  });
}

/** The quantity of an article that a step means. */
export function quantityOf({ profile }: Fixture, role: RoleName, { amount = 'part', share = 50 }: Step): ChosenNumber {
  const operation = profile.roles[role];
  const name = operation?.encoding === 'form' ? undefined : lastKey(operation?.fields['quantity']);
  const base = { left: 3n, whole: 3n, digits: 0, write: (value: bigint): Json => value };
  return chooseNumber(amount === 'small' ? 'part' : amount, share, { ...base, ...(name !== undefined && { name }) });
}

function lastKey(pointer: string | undefined): string | undefined {
  return pointer?.slice(pointer.lastIndexOf('/') + 1);
}
