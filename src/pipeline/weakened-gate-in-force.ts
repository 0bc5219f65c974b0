import { GATE_SETTINGS } from './weakened-gate-settings.ts';
import { settingAt, type Settings, withSetting } from './weakened-gate-values.ts';

/**
 * The settings by which a change is judged: the base's wherever they decide what the gate sees or how it judges, the change's
 * own everywhere else. A section that the change takes out stays; one that it adds is its own.
 */
export function settingsInForce(base: Settings, changed: Settings): Settings {
  let judged = changed;
  for (const { key, weaker, own } of GATE_SETTINGS) {
    const before = settingAt(base, key);
    const isMissing = weaker.by === 'removed' || own === true;
    if (isMissing ? settingAt(judged, key) !== undefined : isOfAddedSection(key, base)) continue;
    judged = withSetting(judged, key, before);
  }
  return judged;
}

function isOfAddedSection(key: string, base: Settings): boolean {
  const [section = ''] = key.split('.');
  const isScan = GATE_SETTINGS.some((setting) => setting.key === section && setting.weaker.by === 'removed');
  return isScan && settingAt(base, section) === undefined;
}
