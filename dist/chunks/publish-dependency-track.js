import { t as TollgateError } from "./errors.js";
import { t as toCycloneDxVex } from "./cyclonedx-vex.js";
import { n as wait } from "./wait.js";
import { n as send } from "./send.js";
import { n as partRuns } from "./held-runs.js";
import { t as inTurn } from "./in-turn.js";
import { createHash } from "node:crypto";

//#region src/platforms/dependency-track/publish-dependency-track.ts
const POLLS = [
	1,
	2,
	4,
	8,
	15,
	30,
	60
];
async function publishDependencyTrack(place, publication) {
	const { runs, now, version } = publication;
	const held = partRuns(runs).held.filter(({ run }) => (run.info.scan ?? "dependencies") === "dependencies");
	const vex = toCycloneDxVex(runs.flatMap(({ findings }) => [...findings]), {
		author: place.author,
		now,
		version
	});
	return inTurn([{
		what: "Dependency-Track: bill of materials",
		run: () => place.bom === void 0 ? Promise.resolve({
			state: "skipped",
			detail: "there is no lockfile to list packages from"
		}) : upload(place, publication, "bom", place.bom)
	}, {
		what: "Dependency-Track: decisions (VEX)",
		run: () => held.length > 0 ? Promise.resolve({
			state: "held",
			detail: `decisions unchanged: the dependency scan is ${held[0]?.run.info.status ?? "incomplete"}`
		}) : upload(place, publication, "vex", vex)
	}], publication.pace.signal);
}
async function upload(place, { record, run, pace }, kind, text) {
	const digest = createHash("sha256").update(withoutTime(text)).digest("hex");
	const key = `dependency-track ${place.url} ${place.project} ${place.version} ${kind}`;
	const before = record.find(key);
	const isSame = before?.digest === digest;
	if (isSame && before.pending !== true) return {
		state: "unchanged",
		detail: `uploaded already by ${before.run}`
	};
	let token = isSame ? before.id : void 0;
	if (token === void 0) {
		const what = kind === "bom" ? "the bill of materials" : "the VEX";
		const body = {
			projectName: place.project,
			projectVersion: place.version,
			...kind === "bom" && { autoCreate: true },
			[kind]: Buffer.from(text).toString("base64")
		};
		token = tokenIn(await ask(place, publicationPath(kind), what, pace, JSON.stringify(body)), what);
		await record.store(key, {
			digest,
			run,
			...token !== void 0 && {
				id: token,
				pending: true
			}
		});
	}
	if (token === void 0) return {
		state: "published",
		detail: "taken"
	};
	for (const seconds of POLLS) {
		await wait(seconds, pace);
		const answer = await ask(place, `/api/v1/event/token/${encodeURIComponent(token)}`, "the processing", pace);
		if (!/"processing"\s*:\s*false/u.test(answer.text)) continue;
		await record.store(key, {
			digest,
			run,
			id: token
		});
		return {
			state: "published",
			detail: "taken in"
		};
	}
	return {
		state: "published",
		detail: "Dependency-Track is still working on it; publish again to see what came of it"
	};
}
function publicationPath(kind) {
	return `/api/v1/${kind}`;
}
function ask({ url, token }, path, what, pace, body) {
	return send({
		method: body === void 0 ? "GET" : "PUT",
		url: `${url.replace(/\/+$/u, "").replace(/\/api(?:\/v1)?$/u, "")}${path}`,
		headers: {
			"x-api-key": token,
			...body !== void 0 && { "content-type": "application/json" }
		},
		...body !== void 0 && { body },
		repeatable: true,
		what: `Dependency-Track, ${what}`,
		secret: token
	}, pace);
}
function tokenIn({ text }, what) {
	if (text.trim() === "") return void 0;
	try {
		const answer = JSON.parse(text);
		const token = typeof answer === "object" && answer !== null ? Reflect.get(answer, "token") : void 0;
		return typeof token === "string" && token !== "" ? token : void 0;
	} catch (error) {
		throw new TollgateError("publish/not-found", `Dependency-Track, ${what}: the answer is no JSON: is this the API server?`, {
			class: "publish",
			help: ["give the address of the API server, not of the front end"],
			cause: error
		});
	}
}
function withoutTime(text) {
	return text.replaceAll(/"(?:timestamp|serialNumber)":\s*"[^"]*"/gu, "");
}

//#endregion
export { publishDependencyTrack };