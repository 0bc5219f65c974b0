import { l as oneLine } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { t as sarifCategories } from "./sarif-category.js";

//#region src/platforms/held-runs.ts
function partRuns(runs) {
	const categories = sarifCategories(runs.map(({ info }) => info));
	const named = runs.map((run, index) => ({
		run,
		category: categories[index] ?? ""
	}));
	const isComplete = ({ run }) => run.info.status === "complete";
	return {
		complete: named.filter(isComplete),
		held: named.filter((entry) => !isComplete(entry))
	};
}
function heldSteps(held, since) {
	return held.map(({ run: { info }, category }) => {
		const latest = since(category);
		const reason = oneLine(info.reason ?? "no reason given", 200);
		return {
			what: category,
			state: "held",
			detail: `dashboard unchanged ${latest === void 0 ? "(nothing of it was published before)" : `since ${oneLine(latest, 100)}`}: this run is ${info.status}: ${reason}`
		};
	});
}

//#endregion
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
export { heldSteps as n, partRuns as r, inTurn as t };