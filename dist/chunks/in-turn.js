import { t as TollgateError } from "./errors.js";

//#region src/platforms/in-turn.ts
async function inTurn(tasks, signal) {
	const steps = [];
	let refused;
	for (const { what, run } of tasks) {
		if (refused !== void 0) {
			steps.push({
				what,
				state: "failed",
				detail: "not tried: the token was refused",
				code: refused.code,
				help: refused.help
			});
			continue;
		}
		try {
			const result = await run();
			if ("state" in result) steps.push({
				what,
				...result
			});
			else steps.push(...result);
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof TollgateError) || error.class !== "publish") throw error;
			if (error.code === "publish/token-refused") refused = error;
			steps.push({
				what,
				state: "failed",
				detail: error.message,
				code: error.code,
				help: error.help
			});
		}
	}
	return steps;
}

//#endregion
export { inTurn as t };