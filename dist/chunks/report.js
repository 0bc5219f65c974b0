//#region src/model/report.ts
const STATUSES = [
	"complete",
	"degraded",
	"unreadable"
];
function worseStatus(a, b) {
	return STATUSES.indexOf(a) > STATUSES.indexOf(b) ? a : b;
}
const SCANS = [
	"web",
	"dependencies",
	"payments",
	"pci"
];

//#endregion
export { worseStatus as n, SCANS as t };