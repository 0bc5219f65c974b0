import { constructFromEvents, EVENT_ID, getScalarValue, parseEvents, YAMLException, type Event } from 'js-yaml';
import { TollgateError } from '../model/errors.ts';

/** A parsed YAML file that still knows where its keys stand. */
export interface YamlDocument {
  readonly value: unknown;
  /** Line of the deepest part of a path that is there; counts from 1. */
  lineOf(path: readonly (string | number)[]): number;
}

/**
 * Parses one YAML 1.2 document (core schema). Aliases are refused: a configuration needs none, and they are how a small
 * file becomes a big one.
 * @throws TollgateError `yaml/syntax` with the line, class usage
 */
export function parseYaml(text: string, file: string): YamlDocument {
  try {
    const events = parseEvents(text, { filename: file, maxDepth: 50 });
    const documents = constructFromEvents(events, { source: text, filename: file, maxAliases: 0 });
    if (documents.length > 1) throw new YAMLException('one document expected, found several');
    const offsets = offsetsOf(events, text);
    return {
      value: documents[0],
      lineOf(path) {
        for (let length = path.length; length > 0; length -= 1) {
          const offset = offsets.get(JSON.stringify(path.slice(0, length)));
          if (offset !== undefined) return lineAt(text, offset);
        }
        return 1;
      },
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? undefined : error.mark.line + 1;
    throw new TollgateError('yaml/syntax', `${file} is no valid YAML: ${error.reason}`, {
      class: 'usage',
      place: { file, ...(line !== undefined && { line }) },
      help: ['check the indentation and the quotes at that line'],
      cause: error,
    });
  }
}

interface Frame {
  readonly mapping: boolean;
  readonly path: readonly (string | number)[];
  key: string | undefined;
  index: number;
}

/** Path (as JSON) → offset of the key or item in the text. */
function offsetsOf(events: readonly Event[], text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const stack: Frame[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      stack.pop();
      continue;
    }
    const frame = stack.at(-1);
    const isKey = frame?.mapping === true && frame.key === undefined;
    if (isKey && event.type === EVENT_ID.SCALAR) {
      frame.key = getScalarValue(text, event);
      offsets.set(JSON.stringify([...frame.path, frame.key]), event.valueStart);
      continue;
    }
    const path = frame === undefined ? [] : [...frame.path, ...stepOf(frame)];
    const start = event.type === EVENT_ID.SCALAR ? event.valueStart : 'start' in event ? event.start : undefined;
    const name = JSON.stringify(path);
    if (start !== undefined && !offsets.has(name)) offsets.set(name, start);
    if (frame !== undefined) frame.key = undefined;
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      stack.push({ mapping: event.type === EVENT_ID.MAPPING, path, key: undefined, index: -1 });
    } else if (event.type === EVENT_ID.DOCUMENT)
      stack.push({ mapping: false, path: [], key: undefined, index: Number.NaN });
  }
  return offsets;
}

/** The next step of a path inside a container; a document adds none. */
function stepOf(frame: Frame): readonly (string | number)[] {
  if (frame.mapping) return frame.key === undefined ? [] : [frame.key];
  if (Number.isNaN(frame.index)) return [];
  frame.index += 1;
  return [frame.index];
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
