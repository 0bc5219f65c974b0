import { r as asObject, t as asList } from "./untrusted.js";
import { stripVTControlCharacters } from "node:util";

//#region src/scanners/run-output.ts
function textOf(bytes) {
	return new TextDecoder().decode(bytes);
}
function logOf({ stdout, stderr }) {
	return stripVTControlCharacters(`${textOf(stdout)}\n${textOf(stderr)}`);
}
function outputsOf({ reports, stdout, stderr }) {
	return [
		...reports.toSorted((a, b) => a.name < b.name ? -1 : 1).map(({ name, bytes }) => ({
			name,
			bytes
		})),
		{
			name: "stdout",
			bytes: stdout
		},
		{
			name: "stderr",
			bytes: stderr
		}
	].filter(({ bytes }) => bytes.length > 0).map(({ name, bytes }) => ({
		name,
		text: textOf(bytes)
	}));
}
function jsonOutputsOf(run) {
	return outputsOf(run).flatMap(({ name, text }) => {
		const value = parseJson(text);
		return value === void 0 ? [] : [{
			name,
			value
		}];
	});
}
function parseJson(text) {
	if (!/^\s*[[{]/u.test(text)) return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function brokenReportsOf(run) {
	return run.reports.filter(({ bytes }) => {
		const text = textOf(bytes);
		if (/^\s*[[{]/u.test(text)) return parseJson(text) === void 0;
		return text.trim() === "" || /^\s*<(?:\?xml|analysis)/u.test(text) && !/>\s*$/u.test(text);
	}).map(({ name }) => `the report ${name} is empty or cut off`);
}
function sarifResults(value, tool) {
	const runs = asObject(value)["runs"];
	if (!Array.isArray(runs) || runs.length === 0) return void 0;
	return runs.map(asObject).every((run) => tool.test(String(driverOf(run)["name"]))) ? runs.reduce((sum, run) => sum + asList(asObject(run)["results"]).length, 0) : void 0;
}
function driverOf(run) {
	return asObject(asObject(run["tool"])["driver"]);
}
function linesWith(text, pattern, most = 5) {
	const found = /* @__PURE__ */ new Set();
	for (const line of text.split("\n")) {
		if (!pattern.test(line)) continue;
		found.add(line.trim().slice(0, 300));
		if (found.size === most) break;
	}
	return [...found];
}

//#endregion
export { outputsOf as a, textOf as c, logOf as i, jsonOutputsOf as n, parseJson as o, linesWith as r, sarifResults as s, brokenReportsOf as t };