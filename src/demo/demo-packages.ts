/** One package as it stands in a lockfile: where it is installed, its version, and the ranges it asks for. */
export interface LockedPackage {
  /** Path below the project, `node_modules/send/node_modules/ms`. */
  readonly path: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The demo shop as many a payment service is: written in 2021, never updated; or after somebody took care of it. */
export type DemoState = 'outdated' | 'updated';

/** What the demo shop asks for; updated, it has done without what Node.js brings by now. */
export const DEMO_DEPENDENCIES: Readonly<Record<DemoState, Readonly<Record<string, string>>>> = {
  outdated: {
    axios: '^0.21.0',
    express: '~4.17.1',
    jsonwebtoken: '^8.5.1',
    lodash: '^4.17.20',
    mkdirp: '^0.5.1',
    'node-fetch': '^2.6.0',
    'tough-cookie': '^4.0.0',
  },
  updated: { jsonwebtoken: '^9.0.0', lodash: '^4.17.21', minimist: '^1.2.8', 'node-fetch': '^2.7.0' },
};

// Path below node_modules, version, and what it asks for; the releases' own package.json files say the same.
const OUTDATED = `
accepts 1.3.7 mime-types@~2.1.24 negotiator@0.6.2
array-flatten 1.1.1
axios 0.21.0 follow-redirects@^1.10.0
body-parser 1.19.0 bytes@3.1.0 content-type@~1.0.4 debug@2.6.9 depd@~1.1.2 http-errors@1.7.2 iconv-lite@0.4.24 on-finished@~2.3.0 qs@6.7.0 raw-body@2.4.0 type-is@~1.6.17
buffer-equal-constant-time 1.0.1
bytes 3.1.0
content-disposition 0.5.3 safe-buffer@5.1.2
content-type 1.0.4
cookie 0.4.0
cookie-signature 1.0.6
debug 2.6.9 ms@2.0.0
depd 1.1.2
destroy 1.0.4
ecdsa-sig-formatter 1.0.11 safe-buffer@^5.0.1
ee-first 1.1.1
encodeurl 1.0.2
escape-html 1.0.3
etag 1.8.1
express 4.17.1 accepts@~1.3.7 array-flatten@1.1.1 body-parser@1.19.0 content-disposition@0.5.3 content-type@~1.0.4 cookie@0.4.0 cookie-signature@1.0.6 debug@2.6.9 depd@~1.1.2 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 finalhandler@~1.1.2 fresh@0.5.2 merge-descriptors@1.0.1 methods@~1.1.2 on-finished@~2.3.0 parseurl@~1.3.3 path-to-regexp@0.1.7 proxy-addr@~2.0.5 qs@6.7.0 range-parser@~1.2.1 safe-buffer@5.1.2 send@0.17.1 serve-static@1.14.1 setprototypeof@1.1.1 statuses@~1.5.0 type-is@~1.6.18 utils-merge@1.0.1 vary@~1.1.2
finalhandler 1.1.2 debug@2.6.9 encodeurl@~1.0.2 escape-html@~1.0.3 on-finished@~2.3.0 parseurl@~1.3.3 statuses@~1.5.0 unpipe@~1.0.0
follow-redirects 1.13.0
forwarded 0.2.0
fresh 0.5.2
http-errors 1.7.2 depd@~1.1.2 inherits@2.0.3 setprototypeof@1.1.1 statuses@>=1.5.0_<2 toidentifier@1.0.0
iconv-lite 0.4.24 safer-buffer@>=2.1.2_<3
inherits 2.0.3
ipaddr.js 1.9.1
jsonwebtoken 8.5.1 jws@^3.2.2 lodash.includes@^4.3.0 lodash.isboolean@^3.0.3 lodash.isinteger@^4.0.4 lodash.isnumber@^3.0.3 lodash.isplainobject@^4.0.6 lodash.isstring@^4.0.1 lodash.once@^4.0.0 ms@^2.1.1 semver@^5.6.0
jsonwebtoken/node_modules/ms 2.1.3
jwa 1.4.1 buffer-equal-constant-time@1.0.1 ecdsa-sig-formatter@1.0.11 safe-buffer@^5.0.1
jws 3.2.2 jwa@^1.4.1 safe-buffer@^5.0.1
lodash 4.17.20
lodash.includes 4.3.0
lodash.isboolean 3.0.3
lodash.isinteger 4.0.4
lodash.isnumber 3.0.3
lodash.isplainobject 4.0.6
lodash.isstring 4.0.1
lodash.once 4.1.1
media-typer 0.3.0
merge-descriptors 1.0.1
methods 1.1.2
mime 1.6.0
mime-db 1.52.0
mime-types 2.1.35 mime-db@1.52.0
minimist 0.0.8
mkdirp 0.5.1 minimist@0.0.8
ms 2.0.0
negotiator 0.6.2
node-fetch 2.6.0
on-finished 2.3.0 ee-first@1.1.1
parseurl 1.3.3
path-to-regexp 0.1.7
proxy-addr 2.0.7 forwarded@0.2.0 ipaddr.js@1.9.1
psl 1.8.0
punycode 2.1.1
qs 6.7.0
range-parser 1.2.1
raw-body 2.4.0 bytes@3.1.0 http-errors@1.7.2 iconv-lite@0.4.24 unpipe@1.0.0
safe-buffer 5.1.2
safer-buffer 2.1.2
semver 5.7.1
send 0.17.1 debug@2.6.9 depd@~1.1.2 destroy@~1.0.4 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 fresh@0.5.2 http-errors@~1.7.2 mime@1.6.0 ms@2.1.1 on-finished@~2.3.0 range-parser@~1.2.1 statuses@~1.5.0
send/node_modules/ms 2.1.1
serve-static 1.14.1 encodeurl@~1.0.2 escape-html@~1.0.3 parseurl@~1.3.3 send@0.17.1
setprototypeof 1.1.1
statuses 1.5.0
toidentifier 1.0.0
tough-cookie 4.0.0 psl@^1.1.33 punycode@^2.1.1 universalify@^0.1.2
type-is 1.6.18 media-typer@0.3.0 mime-types@~2.1.24
universalify 0.1.2
unpipe 1.0.0
utils-merge 1.0.1
vary 1.1.2`;

const UPDATED = `
buffer-equal-constant-time 1.0.1
ecdsa-sig-formatter 1.0.11 safe-buffer@^5.0.1
jsonwebtoken 9.0.0 jws@^3.2.2 lodash@^4.17.21 ms@^2.1.1 semver@^7.3.8
jwa 1.4.1 buffer-equal-constant-time@1.0.1 ecdsa-sig-formatter@1.0.11 safe-buffer@^5.0.1
jws 3.2.2 jwa@^1.4.1 safe-buffer@^5.0.1
lodash 4.17.21
minimist 1.2.8
ms 2.1.3
node-fetch 2.7.0 whatwg-url@^5.0.0
safe-buffer 5.2.1
semver 7.6.3
tr46 0.0.3
webidl-conversions 3.0.1
whatwg-url 5.0.0 tr46@~0.0.3 webidl-conversions@^3.0.0`;

// First releases without the sample's advisories, with what they ask for of the other packages here.
const FIXED = `
axios 0.28.0 follow-redirects@^1.15.0
body-parser 1.20.2 qs@6.11.0
express 4.19.2 body-parser@1.20.2 qs@6.11.0
follow-redirects 1.15.6
jsonwebtoken 9.0.0 jws@^3.2.2 lodash@^4.17.21 ms@^2.1.1 semver@^7.3.8
lodash 4.17.21
minimist 1.2.8
mkdirp 0.5.6 minimist@^1.2.6
node-fetch 2.6.7
qs 6.11.0
tough-cookie 4.1.3`;

/** Every package of the demo project's lockfile, in the order of its paths. */
export const LOCKED_PACKAGES: Readonly<Record<DemoState, readonly LockedPackage[]>> = {
  outdated: packages(OUTDATED),
  updated: packages(UPDATED),
};

/** Newer releases that the demo's registry knows besides, so that the audit can say what a fix would be. */
export const FIXED_PACKAGES: readonly LockedPackage[] = packages(FIXED);

/** `node_modules/send/node_modules/ms` → `ms`. */
export function packageName(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function packages(table: string): LockedPackage[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', version = '', ...requirements] = line.split(' ');
      const dependencies = Object.fromEntries(
        requirements.map((requirement) => {
          const at = requirement.lastIndexOf('@');
          return [requirement.slice(0, at), requirement.slice(at + 1).replaceAll('_', ' ')];
        }),
      );
      return { path: `node_modules/${path}`, version, dependencies };
    });
}
