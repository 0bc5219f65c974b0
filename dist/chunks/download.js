import { t as TollgateError } from "./errors.js";
import { t as isLoopbackHost } from "./target.js";
import { a as webRequest, n as wait, r as failureOf, t as retryAfter } from "./wait.js";

//#region src/platforms/download.ts
const TRIES = 3;
const MOST_HOPS = 3;
async function download(request, pace) {
	for (let count = 1;; count += 1) {
		const answer = await once(request, pace);
		if (answer.status >= 200 && answer.status < 300) return answer.body;
		if (answer.status === 410) throw expiredError(request.what);
		const asked = retryAfter(answer.headers["retry-after"]);
		const isFleeting = answer.status === 0 || answer.status === 429 || answer.status >= 500;
		if (count === TRIES || !isFleeting || (asked ?? 0) > 300) {
			const { what, secret } = request;
			throw failureOf({
				status: answer.status,
				text: new TextDecoder().decode(answer.body),
				what,
				secret
			});
		}
		await wait(asked ?? count ** 2, pace);
	}
}
function expiredError(what) {
	return new TollgateError("publish/expired", `${what} has expired`, {
		class: "publish",
		help: ["the next run leaves a new one; keep them longer (retention-days, expire_in)"]
	});
}
async function once(request, { signal }) {
	const { origin } = new URL(request.url);
	try {
		let url = request.url;
		for (let hop = 0;; hop += 1) {
			const headers = {
				"user-agent": "tollgate",
				...new URL(url).origin === origin && request.headers
			};
			const answer = await webRequest({
				method: "GET",
				url,
				headers,
				signal
			});
			const target = answer.status >= 300 && answer.status < 400 ? answer.headers["location"] : void 0;
			if (target === void 0 || hop === MOST_HOPS) return answer;
			url = nextUrl(target, url, request);
		}
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof TollgateError) throw error;
		const text = error instanceof Error ? error.message : String(error);
		return {
			status: 0,
			headers: {},
			body: new TextEncoder().encode(text)
		};
	}
}
function nextUrl(target, from, { what, secret }) {
	const [next, old] = [URL.parse(target, from), new URL(from)];
	if (next !== null && (next.protocol === "https:" || next.protocol === "http:" && old.protocol === "http:") && (isLoopbackHost(old.hostname) || !isLoopbackHost(next.hostname))) return next.href;
	throw failureOf({
		status: 302,
		text: "",
		what,
		secret
	});
}

//#endregion
export { expiredError as n, download as t };