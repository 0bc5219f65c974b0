import { t as TollgateError } from "./errors.js";
import { n as wait } from "./wait.js";
import { t as isAnswerLost } from "./send.js";

//#region src/platforms/gitlab/again.ts
const TRIES = 3;
async function again(act, pace) {
	for (let count = 1;; count += 1) try {
		return await act();
	} catch (error) {
		const isConflict = error instanceof TollgateError && error.code === "publish/conflict";
		if (!isAnswerLost(error) && !isConflict || count === TRIES) throw error;
		await wait(count ** 2, pace);
	}
}

//#endregion
export { again as t };