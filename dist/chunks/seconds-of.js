import { c as InvalidArgumentError } from "./exit-codes.js";

//#region src/cli/options/seconds-of.ts
const UNITS = {
	"": 1,
	s: 1,
	m: 60,
	h: 3600
};
function secondsOf(text) {
	const match = /^(\d{1,6})([smh]?)$/u.exec(text);
	const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ""] ?? NaN);
	if (match === null || seconds <= 0) throw new InvalidArgumentError(`"${text}" is no time such as 180s, 5m or 1h.`);
	return seconds;
}

//#endregion
export { secondsOf as t };