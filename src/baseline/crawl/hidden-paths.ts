/**
 * What developers leave behind and nothing links to: debug pages, environment files, repositories, consoles, descriptions of
 * an interface. A rule looks at what they hold; that one answers says nothing yet.
 */
export const HIDDEN_PATHS: readonly string[] = [
  '/.env',
  '/.git/config',
  '/.svn/entries',
  '/_debug',
  '/_profiler/',
  '/actuator/env',
  '/api-docs',
  '/config.json',
  '/console',
  '/debug',
  '/elmah.axd',
  '/env',
  '/openapi.json',
  '/phpinfo.php',
  '/server-info',
  '/server-status',
  '/swagger.json',
  '/trace.axd',
  '/v3/api-docs',
];
