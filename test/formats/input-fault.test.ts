import { describe, expect, test } from 'vitest';
import { openAccount } from '../../src/formats/accounting.ts';
import { formats } from '../../src/formats/index.ts';
import { inputFault, recordFault } from '../../src/formats/input-fault.ts';
import { TollgateError } from '../../src/model/errors.ts';
import type { Source } from '../../src/model/source.ts';
import { JsonError } from '../../src/util/json-elements.ts';
import { XmlError } from '../../src/util/xml-elements.ts';

const broken = (error: unknown): Source => ({
  name: 'report',
  *chunks() {
    yield Buffer.from('');
    throw error;
  },
});
const systemError = (code: string): Error => Object.assign(new Error(`${code}: it failed`), { code });

describe('an error while a report is read', () => {
  test.each([
    ['no JSON', new JsonError('a comma is missing', 7)],
    ['no XML', new XmlError('unclosed tag')],
    ['a file that cannot be read', systemError('EIO')],
    ['a packed file that is damaged', systemError('Z_DATA_ERROR')],
    ['a refusal of ours', new TollgateError('input/too-large', 'it is too large', { class: 'usage', help: [] })],
  ])('is the report of whoever wrote it: %s', (_name, error) => {
    expect(inputFault(error)).toBe(error.message);
    const [nothing, some] = [openAccount(), { ...openAccount(), raw: 1 }];
    for (const account of [nothing, some]) recordFault(error, account);
    expect([nothing.status, some.status]).toEqual(['unreadable', 'degraded']);
  });

  test.each([
    ['a type error', new TypeError('x is not a function')],
    ['too deep a recursion', new RangeError('Maximum call stack size exceeded')],
    ['a misuse of Node', systemError('ERR_INVALID_ARG_TYPE')],
    ['no error at all', 'text'],
  ])('is a bug and goes on: %s', (_name, error) => {
    expect(() => inputFault(error)).toThrow(error instanceof Error ? error : undefined);
  });

  test.each(formats.map((format) => [format.id, format] as const))(
    '%s reports a file that cannot be read and lets a bug through',
    (_id, format) => {
      let step = format.read(broken(systemError('EIO'))).next();
      while (step.done !== true) throw new Error(`a finding of nothing: ${JSON.stringify(step.value)}`);
      expect(step.value.status).toBe('unreadable');
      expect(() => format.read(broken(new TypeError('a bug'))).next()).toThrow('a bug');
    },
  );
});
