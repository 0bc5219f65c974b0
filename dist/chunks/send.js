import { a as webRequest, n as wait, r as failureOf, t as retryAfter } from "./wait.js";

//#region src/platforms/send.ts
const TRIES = 4;
async function send(request, pace) {
	for (let count = 1;; count += 1) {
		const answer = await once(request, pace);
		if (answer.status >= 200 && answer.status < 300) return answer;
		const asked = retryAfter(answer.headers["retry-after"]);
		const isTaken = answer.status !== 429 && !(answer.status === 503 && asked !== void 0);
		const isFleeting = answer.status === 0 || answer.status === 429 || answer.status >= 500;
		if (count === TRIES || !isFleeting || isTaken && !request.repeatable || (asked ?? 0) > 300) {
			const failure = failureOf({
				...answer,
				what: request.what,
				secret: request.secret
			});
			if (isFleeting && isTaken && !request.repeatable) lost.add(failure);
			throw failure;
		}
		await wait(asked ?? count ** 2, pace);
	}
}
const lost = /* @__PURE__ */ new WeakSet();
function isAnswerLost(error) {
	return error instanceof Error && lost.has(error);
}
async function once({ method, url, headers, body }, { signal }) {
	try {
		const answer = await webRequest({
			method,
			url,
			headers: {
				accept: "application/json",
				"user-agent": "tollgate",
				...headers
			},
			signal,
			...body !== void 0 && { body }
		});
		return {
			...answer,
			text: new TextDecoder().decode(answer.body)
		};
	} catch (error) {
		signal.throwIfAborted();
		return {
			status: 0,
			headers: {},
			text: error instanceof Error ? error.message : String(error)
		};
	}
}

//#endregion
export { send as n, isAnswerLost as t };