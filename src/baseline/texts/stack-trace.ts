/** A stack trace or database error found in a text. */
export interface StackTrace {
  readonly kind: 'Node.js' | 'Java' | 'Python' | 'PHP' | '.NET' | 'Ruby' | 'Go' | 'SQL';
  /** Its first telling line, folders left out, so that it does not depend on where the app is installed. */
  readonly line: string;
  /** Offset in the text. */
  readonly at: number;
}

// Every repetition is bounded, so that no text makes one of these slow. Quotes may be escaped by HTML or JSON.
const QUOTE = String.raw`(?:"|\\"|&quot;|&#34;|&#x22;|')`;
// Before each the texts of which one must be there: looking for them costs next to nothing, and most pages have none.
const PATTERNS: readonly (readonly [StackTrace['kind'], readonly string[], RegExp])[] = [
  [
    'Node.js',
    ['at '],
    /\bat (?:(?:async |new )?[\w$.<>[\] &;]{1,120} (?:\(|&#40;))?(?:file:\/\/\/|node:|\/|[A-Za-z]:[\\/]{1,4})[^()\s"'<>]{1,300}:\d{1,7}:\d{1,7}\b\)?/u,
  ],
  [
    'Java',
    ['.java:', '.kt:', '.scala:', '.groovy:', '(Native Method)', '(Unknown Source)'],
    /\bat (?:[\w.-]{1,80}(?:@[\w.-]{1,40})?\/)?[\w$.]{3,200}\.(?:[\w$]{1,80}|&lt;\w{1,9}&gt;|<\w{1,9}>)\((?:[\w$]{1,80}\.(?:java|kt|scala|groovy):\d{1,6}|Native Method|Unknown Source)\)/u,
  ],
  ['Python', ['Traceback'], /Traceback \(most recent call last\)/u],
  ['Python', ['.py'], new RegExp(String.raw`\bFile ${QUOTE}[^"'<>&\\\n]{1,300}\.py${QUOTE}, line \d{1,7}, in `, 'u')],
  ['PHP', ['on line '], /(?<![\w-])[\w-]{1,60}\.php(?:<\/b>)? on line (?:<b>)?\d{1,7}/u],
  ['PHP', ['Stack trace:'], /(?<![\w-])[\w-]{1,60}\.php:\d{1,7}(?:\s|\\n|<br ?\/?>){1,8}Stack trace:/u],
  ['PHP', ['#0 '], /#0 [^\s()]{1,300}\.php\(\d{1,7}\): /u],
  ['.NET', [':line '], /\bat [\w.`<>[\],]{3,200}\([^()\n]{0,300}\) in [^\n:]{0,3}:?[^\n:]{1,300}:line \d{1,7}/u],
  ['Ruby', ['.rb:'], /(?<![\w-])[\w-]{1,60}\.rb:\d{1,7}:in (?:`|'|&#39;|&#x27;)/u],
  ['Go', ['goroutine '], /\bgoroutine \d{1,9} \[[\w ,]{1,60}\]:/u],
  [
    'SQL',
    [
      'SQLSTATE[',
      'ORA-',
      'error in your SQL syntax',
      'Unclosed quotation mark',
      'SQLITE_ERROR',
      'pg_query(): ',
      'PSQLException: ',
      'MySQLSyntaxErrorException',
    ],
    /SQLSTATE\[\w{5}\]|\bORA-\d{5}: |You have an error in your SQL syntax|Unclosed quotation mark after the character string|\bSQLITE_ERROR\b|\bpg_query\(\): |\bPSQLException: |\bMySQLSyntaxErrorException\b/u,
  ],
  [
    'SQL',
    ['syntax error'],
    new RegExp(
      String.raw`syntax error at or near ${QUOTE}|near ${QUOTE}[^"'<>&\\\n]{1,100}${QUOTE}: syntax error`,
      'u',
    ),
  ],
];

const FOLDERS =
  /(?:file:\/\/\/(?:[A-Za-z]:[\\/]{1,4})?|(?<![\w:/.<])\/|[A-Za-z]:[\\/]{1,4})(?:[^()\s"'<>:\\/]{1,255}[\\/]{1,4}(?!["'&])){0,64}/gu;

/** The first stack trace or database error in a text, in the order of the kinds above. */
export function firstStackTrace(text: string): StackTrace | undefined {
  for (const [kind, needles, pattern] of PATTERNS) {
    const match = needles.some((needle) => text.includes(needle)) ? pattern.exec(text) : null;
    if (match !== null) return { kind, line: match[0].slice(0, 300).replaceAll(FOLDERS, '…/'), at: match.index };
  }
  return undefined;
}
