import { isDeepStrictEqual } from 'node:util';
import { type GateSetting, GATE_SETTINGS, type Weaker } from './weakened-gate-settings.ts';
import { settingAt, type Settings } from './weakened-gate-values.ts';

/** One setting that a change makes weaker. */
export interface Weakening {
  /** Dotted key of `tollgate.yml`. */
  readonly key: string;
  /** What happens to it: `goes from high to critical`. */
  readonly what: string;
  /** The stricter value holds all the same. */
  readonly held: boolean;
}

/**
 * The settings that are weaker in `changed` than in `base`. What stands in `changed` as it stood in `origin`, from which the
 * change began, is not its doing: the base got stricter meanwhile.
 */
export function weakenedGate(base: Settings, changed: Settings, origin: Settings = base): readonly Weakening[] {
  return GATE_SETTINGS.filter(({ weaker }) => weaker.by !== 'decisions').flatMap((setting) => {
    const [before, after] = [settingAt(base, setting.key), settingAt(changed, setting.key)];
    const what = isOfNewSection(setting, base, changed) ? undefined : weakening(setting.weaker, before, after);
    if (what === undefined || isDeepStrictEqual(settingAt(origin, setting.key), after)) return [];
    return [{ key: setting.key, what, held: setting.own !== true }];
  });
}

/** What is below a section that only one of the two has is told by the section alone. */
function isOfNewSection({ key }: GateSetting, base: Settings, changed: Settings): boolean {
  const steps = key.split('.');
  return steps.slice(1).some((_step, index) => {
    const above = steps.slice(0, index + 1).join('.');
    const isSection = GATE_SETTINGS.some((setting) => setting.key === above && setting.weaker.by === 'removed');
    return isSection && (settingAt(base, above) === undefined || settingAt(changed, above) === undefined);
  });
}

function weakening(weaker: Weaker, before: unknown, after: unknown): string | undefined {
  if (isDeepStrictEqual(before, after)) return undefined;
  switch (weaker.by) {
    case 'order': {
      const [old, now] = [before ?? weaker.otherwise, after ?? weaker.otherwise];
      const rank = (value: unknown): number => weaker.groups.findIndex((group) => group.includes(value));
      return rank(now) > rank(old) ? `goes from ${shown(old)} to ${shown(now)}` : undefined;
    }
    case 'lower':
    case 'higher': {
      const [old, now] = [before ?? weaker.otherwise, after ?? weaker.otherwise].map(Number);
      if (old === undefined || now === undefined) return undefined;
      const isWeaker = weaker.by === 'lower' ? now < old : now > old;
      return isWeaker ? `goes from ${shown(before ?? weaker.otherwise)} to ${shown(now)}` : undefined;
    }
    case 'fewer':
      return fewer(before, after, weaker.otherwise);
    case 'more': {
      if (weaker.otherwise === 'all' && before === undefined) return undefined;
      if (weaker.otherwise === 'all' && after === undefined) return 'is taken out';
      const gained = without(listOf(after), listOf(before));
      return gained.length === 0 ? undefined : `gains ${shownList(gained)}`;
    }
    case 'removed':
      return after === undefined ? 'is taken out' : undefined;
    case 'kept': {
      const isLonger = Array.isArray(before) && Array.isArray(after) && without(before, after).length === 0;
      return isLonger ? undefined : changeOf(before, after);
    }
    case 'changed':
      return changeOf(before, after);
    case 'decisions':
      return undefined;
  }
}

function fewer(before: unknown, after: unknown, otherwise: 'all' | 'none'): string | undefined {
  if (otherwise === 'all' && after === undefined) return undefined;
  if (otherwise === 'all' && before === undefined) return `names ${shownList(listOf(after))} alone`;
  const lost = without(listOf(before), listOf(after));
  return lost.length === 0 ? undefined : `loses ${shownList(lost)}`;
}

function changeOf(before: unknown, after: unknown): string {
  if (after === undefined) return `is taken out (${shown(before)} in the base)`;
  return before === undefined ? `is set to ${shown(after)}` : `goes from ${shown(before)} to ${shown(after)}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function without(list: readonly unknown[], taken: readonly unknown[]): readonly unknown[] {
  return list.filter((item) => !taken.some((other) => isDeepStrictEqual(item, other)));
}

const LONGEST_VALUE = 80;
const MOST_VALUES = 5;

function shownList(list: readonly unknown[]): string {
  const rest = list.length - MOST_VALUES;
  return `${list.slice(0, MOST_VALUES).map(shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function shown(value: unknown): string {
  if (value === undefined || value === Number.POSITIVE_INFINITY) return 'no limit';
  const text = typeof value === 'string' && /^[\w./:@*-]+$/u.test(value) ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
