/** One text that servers, databases and frameworks print when something went wrong. */
export interface ErrorText {
  /** Stands in every such text; with a capital letter it is looked for as it is written. */
  readonly word: string;
  /** What the whole looks like, where the word alone is too little; linear. */
  readonly pattern?: RegExp;
  /** What has to stand behind the word on the same line, in this order. */
  readonly followedBy?: readonly string[];
}

const words = (list: string): ErrorText[] =>
  list
    .trim()
    .split('\n')
    .map((line) => ({ word: line.trim() }));
// A word without a capital letter would be found in any case.
const exactly = (list: string): ErrorText[] =>
  words(list).map(({ word }) =>
    word === word.toLowerCase()
      ? { word, pattern: new RegExp(word.replaceAll(/[()[\]{}*+?.\\^$|/]/gu, String.raw`\$&`), 'u') }
      : { word },
  );

/** What only a database driver, an application server or an interpreter prints. */
export const APPLICATION_ERRORS: readonly ErrorText[] = [
  ...exactly(`
    Microsoft OLE DB Provider for ODBC Drivers
    Microsoft OLE DB Provider for SQL Server
    ODBC Microsoft Access Driver
    ODBC SQL Server Driver
    supplied argument is not a valid MySQL result
    Invalid parameter type
    You have an error in your SQL syntax
    Incorrect column name
    Can't find record in
    Unknown table
    Incorrect column specifier for column
    Column count doesn't match value count at row
    Unclosed quotation mark before the character string
    java.lang.NumberFormatException: For input string:
    ): encountered SQLException [
    Unexpected end of command in statement [
    Invalid SQL:
    ERROR: parser: parse error at or near
    [ODBC Informix driver][Informix]
    [Microsoft][ODBC Microsoft Access 97 Driver]
    [SQL Server Driver][SQL Server]Line 1: Incorrect syntax near
    SQL command not properly ended
    unexpected end of SQL command
    Supplied argument is not a valid PostgreSQL result
    internal error [IBM][CLI Driver][DB2/6000]
    Error Occurred While Processing Request
    A syntax error has occurred
    ADODB.Field error
    ASP.NET is configured to show verbose error messages
    Active Server Pages error
    An illegal character has been found in the statement
    An unexpected token "END-OF-STATEMENT" was found
    Can't connect to local
    DB2 Driver
    DB2 Error
    DB2 ODBC
    Disallowed Parent Path
    Error Diagnostic Information
    Error Message : Error loading required libraries.
    Error converting data type varchar to numeric
    Invalid Path Character
    Invalid procedure call or argument
    Invision Power Board Database Error
    JDBC Driver
    JDBC Error
    JDBC MySQL
    JDBC Oracle
    JDBC SQL
    Microsoft VBScript compilation error
    Microsoft VBScript error
    MySQL Driver
    MySQL Error
    MySQL ODBC
    ODBC DB2
    ODBC Driver
    ODBC Error
    ODBC Oracle
    OLE/DB provider returned message
    Oracle DB2
    Oracle Driver
    Oracle Error
    Oracle ODBC
    PHP Error
    PHP Parse error
    PHP Warning
    Permission denied: 'GetObject'
    PostgreSQL query failed: ERROR: parser: parse error
    The script whose uid is
    Unable to jump to row
    Unterminated string constant
    Warning: Cannot modify header information - headers already sent
    Warning: Supplied argument is not a valid File-Handle resource in
    Warning: mysql_query()
    Warning: pg_connect(): Unable to connect to PostgreSQL server: FATAL
    mySQL error with query
    on MySQL result index
    server object error
    SyntaxError: Unexpected token
  `),
  { word: 'incorrect syntax near', pattern: /line\s\d{1,9}:\sincorrect\ssyntax\snear\s'[^']{0,500}'/iu },
  { word: 'pg_query()', pattern: /pg_query\(\):{0,9}\squery\sfailed:\serror:\s/iu },
  { word: 'is null or not an object', pattern: /'[^']{0,200}'\sis\snull\sor\snot\san\sobject/iu },
  { word: 'ora-', pattern: /ora-\d{4,5}:\s/iu },
  {
    word: 'microsoft jet database engine',
    pattern: /microsoft\sjet\sdatabase\sengine\s\([^)]{0,100}\)<br>syntax\serror/iu,
  },
  {
    word: 'in query expression',
    pattern: /syntax\serror\s(?:\([^)]{0,200}\)\s?)?(?:in\sstring\s)?in\squery\sexpression\s/iu,
  },
  { word: 'system.data.oledb.oledbexception' },
  { word: '[Macromedia][SQLServer JDBC Driver][SQLServer]' },
  { word: 'the error occurred in', pattern: /the error occurred in <b>[^<\n]{0,500}: line[^<\n]{0,100}<\/b><br>/iu },
  {
    word: 'the error occurred while processing',
    pattern:
      /the error occurred while processing.{0,500}(?:template: .{0,300} <br>|in the template file .{0,300}\.<\/p><br>)/iu,
  },
  {
    word: "server error in '",
    pattern: /<span><h1>server\serror\sin\s'[^']{0,300}'\sapplication\.<hr\swidth=100%\ssize=1\scolor=silver><\/h1>/iu,
  },
  { word: '<title>invalid file name for monitoring:' },
  {
    word: '</b>:',
    pattern:
      /<b>(?:warning|fatal\serror|parse\serror)<\/b>:\s{1,9}[^\n]{0,300}?\sin\s<b>[^<\n]{0,200}<\/b>\son\sline\s<b>\d{0,9}<\/b><br\s\/>/iu,
  },
  { word: 'Unknown database ', pattern: /Unknown database '[^']{0,200}'/u },
  { word: 'No database selected' },
  { word: "Table '", pattern: /Table '[^']{0,200}' doesn't exist/u },
  { word: 'Exception report', followedBy: ['message', 'description', 'exception', 'note'] },
  { word: '<head><title>jrun servlet error</title></head>' },
  { word: '<h1>servlet error:', pattern: /<h1>servlet\serror:\s\w{1,200}<\/h1>/iu },
  { word: 'servlet error</title>' },
];

/** What an error page says, and many another page too. */
export const ERROR_WORDS: readonly ErrorText[] = exactly(`
  internal error
  ASP.NET_SessionId
  Custom Error Message
  Error Report
  Internal Server Error
  Parent Directory
  Type mismatch
  data source=
  invalid query
  is not allowed to access
`);

/** What is printed in debug mode, in any case. */
export const DEBUG_TEXTS: readonly ErrorText[] = words(`
  error occurred while processing request
  internal server error
  test page for apache
  failed to open stream: http request failed!
  parse error: parse error, unexpected t_variable
  the script whose uid is
  php parse error
  php warning
  php error
  warning: cannot modify header information - headers already sent
  mysqli error is
  mysql error is
  404 sc_not_found
  asp.net_sessionid
  servlet error:
  under construction
  welcome to windows 2000 internet services
  welcome to iis 4.0
  warning: supplied argument is not a valid file-handle resource
  warning: division by zero in
  warning: safe mode restriction in effect.
  error message : error loading required libraries.
  fatal error: call to undefined function
  access denied for user
  incorrect syntax near
  unclosed quotation mark before the character string
  there seems to have been a problem with the
  customerrors mode
  this error page might contain sensitive information because asp.net
`);
