//#region src/scanners/database-age.ts
const DAY = 864e5;
function ageDoubt(what, time, { now, maxDatabaseAgeMs }) {
	if (time === void 0 || Number.isNaN(time)) return `nothing tells how old ${what} is`;
	const age = now - time;
	if (age <= maxDatabaseAgeMs) return void 0;
	return `${what} is ${days(age)} old (${isoDay(time)}), more than the ${days(maxDatabaseAgeMs)} allowed`;
}
function isoDay(time) {
	return new Date(time).toISOString().slice(0, 10);
}
function days(milliseconds) {
	const count = Math.floor(milliseconds / DAY);
	return count === 1 ? "1 day" : `${count} days`;
}

//#endregion
export { isoDay as n, ageDoubt as t };