import { describe, expect, it } from 'vitest';
import { makeSwitches } from '../../../src/sandbox/defects/switches.ts';

describe('the switches', () => {
  it('are all off at first, and exactly those on that were last set', () => {
    const switches = makeSwitches(undefined);
    expect(switches.on()).toEqual([]);
    switches.set(['web.error.stack', 'cap.over', 'cap.over']);
    expect([switches.on(), switches.isOn('cap.over'), switches.isOn('ref.over')]).toEqual([
      ['cap.over', 'web.error.stack'],
      true,
      false,
    ]);
    switches.set([]);
    expect(switches.isOn('cap.over')).toBe(false);
  });

  it('stay as they are where one name is unknown, and suggest the names that are near', () => {
    const switches = makeSwitches(undefined);
    switches.set(['cap.over']);
    expect(() => switches.set(['ref.race', 'web.csp.mising'])).toThrow(
      expect.objectContaining({
        code: 'sandbox/unknown-defect',
        help: expect.arrayContaining(['did you mean web.csp.missing?', expect.stringContaining('flow.balance_race')]),
      }),
    );
    expect(switches.on()).toEqual(['cap.over']);
    expect(() => switches.set(['x'.repeat(100_000)])).toThrow(
      expect.objectContaining({ code: 'sandbox/unknown-defect' }),
    );
  });

  it('stay off where there is a reason against them', () => {
    const switches = makeSwitches('NODE_ENV is production');
    switches.set([]);
    expect(() => switches.set(['cap.over'])).toThrow(
      expect.objectContaining({ code: 'sandbox/defects-refused', message: expect.stringContaining('production') }),
    );
    expect(switches.on()).toEqual([]);
  });
});
