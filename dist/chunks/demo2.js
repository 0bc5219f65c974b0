import { gunzipSync } from "node:zlib";
import { createServer } from "node:http";

//#region src/demo/advisories.ts
const SAMPLE_ADVISORIES = [
	{
		ghsa: "GHSA-4w2v-q235-vp99",
		package: "axios",
		title: "Redirects get past a proxy to hosts that should be out of reach (SSRF)",
		severity: "moderate",
		vulnerableVersions: "<0.21.1",
		cwe: ["CWE-918"],
		cvss: {
			score: 5.9,
			vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N"
		}
	},
	{
		ghsa: "GHSA-wf5p-g6vw-rhxx",
		package: "axios",
		title: "The XSRF token goes out to every host that is called",
		severity: "moderate",
		vulnerableVersions: ">=0.8.1 <0.28.0",
		cwe: ["CWE-352"],
		cvss: {
			score: 6.5,
			vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N"
		}
	},
	{
		ghsa: "GHSA-rv95-896h-c2vc",
		package: "express",
		title: "Malformed URLs slip past allow lists and redirect elsewhere",
		severity: "moderate",
		vulnerableVersions: "<4.19.2",
		cwe: ["CWE-601", "CWE-1286"],
		cvss: {
			score: 6.1,
			vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"
		}
	},
	{
		ghsa: "GHSA-74fj-2j2h-c42q",
		package: "follow-redirects",
		title: "Cookies are sent on to another host after a redirect",
		severity: "high",
		vulnerableVersions: "<1.14.7",
		cwe: ["CWE-359"],
		cvss: {
			score: 8,
			vector: "CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:U/C:H/I:H/A:H"
		}
	},
	{
		ghsa: "GHSA-pw2r-vq6v-hr8c",
		package: "follow-redirects",
		title: "The Authorization header is sent on when a redirect leaves HTTPS",
		severity: "moderate",
		vulnerableVersions: "<1.14.8",
		cwe: ["CWE-200", "CWE-212"],
		cvss: {
			score: 5.9,
			vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N"
		}
	},
	{
		ghsa: "GHSA-cxjh-pqwp-8mfp",
		package: "follow-redirects",
		title: "The Proxy-Authorization header is kept when a redirect changes the host",
		severity: "moderate",
		vulnerableVersions: "<1.15.6",
		cwe: ["CWE-200"],
		cvss: {
			score: 6.5,
			vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N"
		}
	},
	{
		ghsa: "GHSA-8cf7-32gw-wr33",
		package: "jsonwebtoken",
		title: "Keys of outdated kinds are accepted for verifying signatures",
		severity: "high",
		vulnerableVersions: "<9.0.0",
		cwe: ["CWE-327"],
		cvss: {
			score: 8.1,
			vector: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N"
		}
	},
	{
		ghsa: "GHSA-hjrf-2m68-5959",
		package: "jsonwebtoken",
		title: "An RSA public key may serve as HMAC secret, so that tokens can be forged",
		severity: "moderate",
		vulnerableVersions: "<9.0.0",
		cwe: ["CWE-287", "CWE-1259"],
		cvss: {
			score: 5,
			vector: "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:L"
		}
	},
	{
		ghsa: "GHSA-qwph-4952-7xr6",
		package: "jsonwebtoken",
		title: "Unsigned tokens pass verification where no key and no algorithm is given",
		severity: "moderate",
		vulnerableVersions: "<9.0.0",
		cwe: [
			"CWE-287",
			"CWE-327",
			"CWE-347"
		],
		cvss: {
			score: 6.4,
			vector: "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:H/A:L"
		}
	},
	{
		ghsa: "GHSA-29mw-wpgm-hmr9",
		package: "lodash",
		title: "Trimming a crafted string takes very long (ReDoS)",
		severity: "moderate",
		vulnerableVersions: "<4.17.21",
		cwe: ["CWE-400", "CWE-1333"],
		cvss: {
			score: 5.3,
			vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L"
		}
	},
	{
		ghsa: "GHSA-35jh-r3h4-6jhm",
		package: "lodash",
		title: "Template options can inject code",
		severity: "high",
		vulnerableVersions: "<4.17.21",
		cwe: ["CWE-77", "CWE-94"],
		cvss: {
			score: 7.2,
			vector: "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H"
		}
	},
	{
		ghsa: "GHSA-vh95-rmgr-6w4m",
		package: "minimist",
		title: "Arguments named __proto__ change the prototype of all objects",
		severity: "moderate",
		vulnerableVersions: "<0.2.1",
		cwe: ["CWE-1321"],
		cvss: {
			score: 5.6,
			vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L"
		}
	},
	{
		ghsa: "GHSA-xvch-5gv4-984h",
		package: "minimist",
		title: "Arguments can still change prototypes by way of a constructor",
		severity: "critical",
		vulnerableVersions: "<0.2.4",
		cwe: ["CWE-1321"],
		cvss: {
			score: 9.8,
			vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
		}
	},
	{
		ghsa: "GHSA-r683-j2x4-v87g",
		package: "node-fetch",
		title: "Cookies and credentials are sent on to another host after a redirect",
		severity: "high",
		vulnerableVersions: "<2.6.7",
		cwe: [
			"CWE-173",
			"CWE-200",
			"CWE-601"
		],
		cvss: {
			score: 8.8,
			vector: "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"
		}
	},
	{
		ghsa: "GHSA-hrpp-h998-j3pp",
		package: "qs",
		title: "A query string with __proto__ keys hangs the process",
		severity: "high",
		vulnerableVersions: ">=6.7.0 <6.7.3",
		cwe: ["CWE-1321"],
		cvss: {
			score: 7.5,
			vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"
		}
	},
	{
		ghsa: "GHSA-72xf-g2v4-qvf3",
		package: "tough-cookie",
		title: "A crafted cookie changes the prototype of all objects",
		severity: "moderate",
		vulnerableVersions: "<4.1.3",
		cwe: ["CWE-1321"],
		cvss: {
			score: 6.5,
			vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N"
		}
	}
];

//#endregion
//#region src/demo/demo-packages.ts
const DEMO_DEPENDENCIES = {
	outdated: {
		axios: "^0.21.0",
		express: "~4.17.1",
		jsonwebtoken: "^8.5.1",
		lodash: "^4.17.20",
		mkdirp: "^0.5.1",
		"node-fetch": "^2.6.0",
		"tough-cookie": "^4.0.0"
	},
	updated: {
		jsonwebtoken: "^9.0.0",
		lodash: "^4.17.21",
		minimist: "^1.2.8",
		"node-fetch": "^2.7.0"
	}
};
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
const LOCKED_PACKAGES = {
	outdated: packages(OUTDATED),
	updated: packages(UPDATED)
};
const FIXED_PACKAGES = packages(FIXED);
function packageName(path) {
	return path.slice(path.lastIndexOf("node_modules/") + 13);
}
function packages(table) {
	return table.trim().split("\n").map((line) => {
		const [path = "", version = "", ...requirements] = line.split(" ");
		const dependencies = Object.fromEntries(requirements.map((requirement) => {
			const at = requirement.lastIndexOf("@");
			return [requirement.slice(0, at), requirement.slice(at + 1).replaceAll("_", " ")];
		}));
		return {
			path: `node_modules/${path}`,
			version,
			dependencies
		};
	});
}

//#endregion
//#region src/demo/version-range.ts
const COMPARATOR = /^(<=|>=|<|>|=)?(\d+)\.(\d+)\.(\d+)$/u;
const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/u;
function isInRange(version, range) {
	const parsed = VERSION.exec(version);
	if (parsed === null) return false;
	const own = parsed.slice(1, 4).map(Number);
	const preRelease = parsed[4] !== void 0;
	return range.split(" ").every((comparator) => {
		const [, operator = "=", ...limit] = COMPARATOR.exec(comparator) ?? [];
		if (limit.length !== 3) throw new RangeError(`"${comparator}" is no comparator`);
		const order = compare(own, limit.map(Number)) || (preRelease ? -1 : 0);
		switch (operator) {
			case "<": return order < 0;
			case "<=": return order <= 0;
			case ">": return order > 0;
			case ">=": return order >= 0;
			default: return order === 0;
		}
	});
}
function compare(left, right) {
	for (const [index, number] of left.entries()) {
		const difference = number - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

//#endregion
//#region src/demo/advisory-server.ts
const LONGEST_BODY = 4194304;
const BULK = "/-/npm/v1/security/advisories/bulk";
async function startAdvisoryServer(options = {}) {
	const advisories = options.advisories ?? SAMPLE_ADVISORIES;
	const server = createServer((request, response) => {
		answer(request, response, advisories);
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port ?? 0, "127.0.0.1", resolve);
	});
	const { port } = server.address();
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () => new Promise((resolve) => {
			server.close(() => {
				resolve();
			});
			server.closeAllConnections();
		})
	};
}
async function answer(request, response, advisories) {
	try {
		const path = (request.url ?? "/").replace(/\?.*$/u, "");
		if (request.method === "POST" && path === BULK) {
			const asked = requestedVersions(await body(request));
			if (asked === void 0) send(response, 400, { error: "expected an object of package names and version lists" });
			else send(response, 200, matching(asked, advisories));
			return;
		}
		const document = request.method === "GET" ? packument(decodeURIComponent(path.slice(1))) : void 0;
		if (document === void 0) send(response, 404, { error: "not found" });
		else send(response, 200, document);
	} catch (error) {
		send(response, 400, { error: error instanceof Error ? error.message : String(error) });
	}
}
async function body(request) {
	const chunks = [];
	let size = 0;
	for await (const chunk of request) {
		size += chunk.length;
		if (size > LONGEST_BODY) throw new Error("the request is too long");
		chunks.push(chunk);
	}
	const bytes = Buffer.concat(chunks);
	return (request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes, { maxOutputLength: LONGEST_BODY }) : bytes).toString("utf8");
}
function requestedVersions(text) {
	const parsed = JSON.parse(text);
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return void 0;
	const asked = /* @__PURE__ */ new Map();
	for (const [name, versions] of Object.entries(parsed)) {
		if (!Array.isArray(versions)) return void 0;
		asked.set(name, versions.map(String));
	}
	return asked;
}
function matching(asked, advisories) {
	const found = /* @__PURE__ */ new Map();
	for (const [index, advisory] of advisories.entries()) {
		if (!(asked.get(advisory.package) ?? []).some((version) => isInRange(version, advisory.vulnerableVersions))) continue;
		const list = found.get(advisory.package) ?? [];
		found.set(advisory.package, list);
		list.push({
			id: index + 1,
			url: `https://github.com/advisories/${advisory.ghsa}`,
			title: advisory.title,
			severity: advisory.severity,
			vulnerable_versions: advisory.vulnerableVersions,
			cwe: advisory.cwe,
			cvss: {
				score: advisory.cvss.score,
				vectorString: advisory.cvss.vector
			}
		});
	}
	return Object.fromEntries(found);
}
function packument(name) {
	const releases = [...LOCKED_PACKAGES.outdated, ...FIXED_PACKAGES].filter(({ path }) => packageName(path) === name);
	const latest = releases.at(-1);
	if (latest === void 0) return void 0;
	const versions = releases.map(({ version, dependencies }) => [version, {
		name,
		version,
		dependencies,
		dist: { tarball: `https://registry.example/${name}/-/${name}-${version}.tgz` }
	}]);
	return {
		name,
		"dist-tags": { latest: latest.version },
		versions: Object.fromEntries(versions)
	};
}
function send(response, status, value) {
	if (response.headersSent) return;
	response.writeHead(status, { "content-type": "application/json" });
	response.end(JSON.stringify(value));
}

//#endregion
//#region src/demo/demo-project.ts
async function writeDemoProject(folder, state, write) {
	const root = {
		name: "demo-shop",
		version: "1.0.0",
		license: "Apache-2.0",
		dependencies: DEMO_DEPENDENCIES[state]
	};
	await write(`${folder}/package.json`, json({
		...root,
		private: true
	}));
	const locked = LOCKED_PACKAGES[state].map(({ path, version, dependencies }) => [path, {
		version,
		...Object.keys(dependencies).length > 0 && { dependencies }
	}]);
	await write(`${folder}/package-lock.json`, json({
		name: root.name,
		version: root.version,
		lockfileVersion: 3,
		requires: true,
		packages: {
			"": root,
			...Object.fromEntries(locked)
		}
	}));
}
function json(value) {
	return `${JSON.stringify(value, void 0, 2)}\n`;
}

//#endregion
export { startAdvisoryServer, writeDemoProject };