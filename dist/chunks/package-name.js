import { t as lookup } from "./lookup.js";

//#region src/model/package-name.ts
const ECOSYSTEMS = {
	node: "npm",
	nodejs: "npm",
	"node-pkg": "npm",
	javascript: "npm",
	yarn: "npm",
	pnpm: "npm",
	"yarn.lock": "npm",
	java: "maven",
	jar: "maven",
	pom: "maven",
	gradle: "maven",
	"java-archive": "maven",
	sbt: "maven",
	python: "pypi",
	pip: "pypi",
	pipenv: "pypi",
	poetry: "pypi",
	"python-pkg": "pypi",
	uv: "pypi",
	go: "golang",
	gomod: "golang",
	gobinary: "golang",
	"go-module": "golang",
	golangdep: "golang",
	gomodules: "golang",
	ruby: "gem",
	rubygems: "gem",
	bundler: "gem",
	gemspec: "gem",
	rust: "cargo",
	"crates.io": "cargo",
	rustbinary: "cargo",
	"rust-crate": "cargo",
	php: "composer",
	packagist: "composer",
	"composer-vendor": "composer",
	"php-composer": "composer",
	dotnet: "nuget",
	"dotnet-core": "nuget",
	".net": "nuget",
	debian: "deb",
	ubuntu: "deb",
	dpkg: "deb",
	linux: "generic",
	alpine: "apk",
	wolfi: "apk",
	chainguard: "apk",
	redhat: "rpm",
	centos: "rpm",
	rocky: "rpm",
	alma: "rpm",
	amazon: "rpm",
	oracle: "rpm",
	fedora: "rpm",
	suse: "rpm",
	unmanaged: "generic",
	other: "generic"
};
function ecosystemOf(name) {
	const lower = name.toLowerCase().replace(/:.*$/u, "").trim();
	return lookup(ECOSYSTEMS, lower) ?? (lower === "" ? "generic" : lower);
}
function packageName(ecosystem, name) {
	switch (ecosystem) {
		case "pypi": return name.toLowerCase().replaceAll(/[-_.]+/gu, "-");
		case "maven": return name.includes(":") ? name : name.replace("/", ":");
		case "nuget":
		case "composer":
		case "npm": return name.toLowerCase();
		default: return name;
	}
}
const DISTRIBUTIONS = /* @__PURE__ */ new Set([
	"alpm",
	"apk",
	"deb",
	"rpm"
]);
function packageOfPurl(purl) {
	const match = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)/iu.exec(purl?.trim() ?? "");
	const [, type = "", rest = ""] = match ?? [];
	if (match === null) return void 0;
	const at = rest.lastIndexOf("@");
	const hasVersion = at > 0 && !rest.slice(at).includes("/");
	const path = (hasVersion ? rest.slice(0, at) : rest).split("/").filter((part) => part !== "").map(decode);
	const ecosystem = ecosystemOf(type);
	const name = DISTRIBUTIONS.has(ecosystem) ? path.at(-1) ?? "" : path.join(ecosystem === "maven" ? ":" : "/");
	if (name === "") return void 0;
	const version = hasVersion ? decode(rest.slice(at + 1)) : "";
	return {
		ecosystem,
		name: packageName(ecosystem, name),
		...version !== "" && { version }
	};
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
export { packageName as n, packageOfPurl as r, ecosystemOf as t };