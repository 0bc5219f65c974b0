import { l as oneLine } from "./summary.js";
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
export { partRuns as n, heldSteps as t };