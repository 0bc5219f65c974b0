/** A configuration as plain values; an empty section may be null. */
export type Settings = Readonly<Record<string, unknown>>;

/** The value at a dotted key; nothing where a step is missing. A section without content counts as an empty one. */
export function settingAt(settings: Settings, key: string): unknown {
  let found: unknown = settings;
  for (const step of key.split('.')) {
    if (!isSection(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step] ?? (found[step] === null ? {} : undefined);
  }
  return found;
}

/** The settings with another value at a dotted key, or without the key where the value is undefined. */
export function withSetting(settings: Settings, key: string, value: unknown): Settings {
  const [step = '', ...rest] = key.split('.');
  if (rest.length === 0) {
    const others = Object.entries(settings).filter(([name]) => name !== step);
    return Object.fromEntries(value === undefined ? others : [...others, [step, value]]);
  }
  const inner = settings[step];
  if (value === undefined && !isSection(inner)) return settings;
  return { ...settings, [step]: withSetting(isSection(inner) ? inner : {}, rest.join('.'), value) };
}

function isSection(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
