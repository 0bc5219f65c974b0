const SLASH = 47;
const STAR = 42;
const LESS = 60;
const BACKSLASH = 92;
const NEWLINE = 10;
const QUOTES: ReadonlySet<number> = new Set([34, 39, 96]);
// After these, a slash begins a regular expression; after anything else it divides (ECMAScript, 12.9.5, by the last mark).
const BEFORE_PATTERN = /[(,=:[!&|?{};+\-*%<>~^\n]|^$/u;
const WORD_BEFORE_PATTERN = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do)$/u;
const MOST = 20_000;

/** The comments of a script, with their marks; what only looks like one inside a string or a pattern is none. One pass. */
export function scriptComments(script: string): string[] {
  const comments: string[] = [];
  let last = '';
  let index = 0;
  while (index < script.length && comments.length < MOST) {
    const code = script.charCodeAt(index);
    const next = script.charCodeAt(index + 1);
    if (code === LESS && script.startsWith('<!--', index)) {
      const close = script.indexOf('-->', index);
      const end = close < 0 ? lineEnd(script, index) : close + 3;
      comments.push(script.slice(index, end));
      index = end;
    } else if (code === SLASH && (next === SLASH || next === STAR)) {
      const end = next === SLASH ? lineEnd(script, index) : blockEnd(script, index);
      comments.push(script.slice(index, end));
      index = end;
    } else if (code === SLASH && beginsPattern(script, index, last)) {
      index = patternEnd(script, index);
      last = '/';
    } else if (QUOTES.has(code)) {
      index = stringEnd(script, index, code);
      last = '"';
    } else {
      // What is divided may stand at the end of the line before.
      if (code > 32) last = script.charAt(index);
      index += 1;
    }
  }
  return comments;
}

function beginsPattern(script: string, index: number, last: string): boolean {
  if (BEFORE_PATTERN.test(last)) return true;
  return WORD_BEFORE_PATTERN.test(script.slice(Math.max(0, index - 12), index).trimEnd());
}

function lineEnd(script: string, from: number): number {
  const end = script.indexOf('\n', from);
  return end < 0 ? script.length : end;
}

function blockEnd(script: string, from: number): number {
  const end = script.indexOf('*/', from + 2);
  return end < 0 ? script.length : end + 2;
}

/** Behind the closing quote; a plain string ends at its line at the latest. */
function stringEnd(script: string, from: number, quote: number): number {
  for (let index = from + 1; index < script.length; index += 1) {
    const code = script.charCodeAt(index);
    if (code === BACKSLASH) index += 1;
    else if (code === quote) return index + 1;
    else if (code === NEWLINE && quote !== 96) return index;
  }
  return script.length;
}

function patternEnd(script: string, from: number): number {
  let inClass = false;
  for (let index = from + 1; index < script.length; index += 1) {
    const mark = script.charAt(index);
    if (mark === '\\') index += 1;
    else if (mark === '[') inClass = true;
    else if (mark === ']') inClass = false;
    else if (mark === '\n') return index;
    else if (mark === '/' && !inClass) return index + 1;
  }
  return script.length;
}
