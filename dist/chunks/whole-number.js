import { c as InvalidArgumentError } from "./exit-codes.js";

//#region src/cli/options/whole-number.ts
function wholeNumber(text) {
	const number = Number(text);
	if (!/^\d{1,15}$/u.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number.`);
	return number;
}

//#endregion
export { wholeNumber as t };