import { money, moneyText } from '../../model/money.ts';
import type { Violation } from '../attack.ts';
import { describeStep } from './describe-step.ts';
import type { ReducedFault } from './reduce-fault.ts';
import type { Sequence, Step } from './step.ts';
import type { Transition } from './transition.ts';

/** A confirmed fault as the violation that a finding is made of. */
export function exploredViolation({ fault, fixture, again, steps }: ReducedFault): Violation {
  const { breach, transition } = fault;
  const { currency } = fixture.profile.money;
  const text = (minor: bigint): string => moneyText(money(minor, currency));
  const figures = Object.entries(breach.figures).map(([name, minor]) => [name, text(minor)] as const);
  const list = figures.map(([name, amount]) => `${name} ${amount}`).join(', ');
  const many =
    steps.length === 1 ? 'As the only step' : `After ${steps.length - 1} other step${steps.length === 2 ? '' : 's'}`;
  const message = `${many}, ${transition.role} ${breach.what}${list === '' ? '' : `: ${list}`}.`;
  const words = steps.map((step, index) => `${index + 1}. ${describeStep(step)}`).join('; ');
  const sequence: Sequence = { steps };
  const parameter = parameterOf(transition, steps[fault.index], fixture.profile.idempotency?.header);
  return {
    verdict: 'violation',
    message,
    place: { role: transition.role, ...(parameter !== undefined && { parameter }) },
    evidence: [`steps: ${words}`, ...figures.map(([name, amount]) => `${name}: ${amount}`)].join('; '),
    record: {
      summary: message,
      exchanges: fixture.exchanges(),
      states: { ...Object.fromEntries(figures), sequence: JSON.stringify(sequence) },
    },
    traces: { first: fixture.trace(), again: again.trace() },
    parameters: { steps: steps.map((step) => ({ ...step })) },
  };
}

function parameterOf(
  { mutation, role }: Transition,
  step: Step | undefined,
  header: string | undefined,
): string | undefined {
  switch (mutation) {
    case 'repeated-key':
      return header;
    case 'other-account':
      return 'payment';
    case 'same-account':
      return 'recipient';
    case 'other-payment':
      return 'payment';
    case 'coupon':
      return 'coupon';
    case 'client-field':
      return step?.field ?? (role === 'cartAdd' ? 'price' : undefined);
    case 'none':
      return undefined;
    default:
      return role === 'cartAdd' || role === 'orderAddItem' ? 'quantity' : role === 'setCurrency' ? 'tip' : 'amount';
  }
}
