import { isDirectoryListing, isListingKnownToZap } from '../texts/directory-listing.ts';
import { errorWord } from '../texts/error-kind.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A server lists the files of a folder. */
export const directoryListing: WebRule = {
  definition: {
    id: 'web/directory-listing',
    title: 'Directory listing',
    what: 'The response is a list of the files in a folder.',
    why: 'Backups, exports and configuration that nobody linked to can be found and fetched.',
    fix: 'Turn listings off: autoindex off (nginx), Options -Indexes (Apache), directory browsing off (IIS).',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [548],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10033'],
  scope: 'path',
  examples: {
    violating: [
      example('Apache', {
        body: '<html><head><title>Index of /backup</title></head><body><h1>Index of /backup</h1><a href="db.sql">db.sql</a></body></html>',
      }),
      example('Express', {
        body: '<html><head><title>listing directory /ftp</title></head><body><a href="/ftp/a.md">a.md</a></body></html>',
      }),
    ],
    clean: [
      example('an index of poems', {
        body: '<html><head><title>Index of poems</title></head><body><p>Poems</p></body></html>',
      }),
    ],
  },
  check(exchange) {
    if (!isDirectoryListing(exchange)) return [];
    const known = isListingKnownToZap(exchange);
    // Its "Parent Directory" is an error text to ZAP.
    const parent = errorWord(exchange, 'Parent Directory');
    return [
      {
        message: 'The server lists the files of a folder.',
        aliases: [...(known ? ['zap/10033'] : []), ...(parent ? ['zap/90022'] : [])],
      },
    ];
  },
};
