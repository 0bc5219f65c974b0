//#region src/model/suppression.ts
function isInForce(suppression, now) {
	if (suppression.status !== void 0 && suppression.status !== "accepted") return false;
	if (suppression.expires === void 0) return true;
	const text = /^\d{4}-\d{2}-\d{2}$/u.test(suppression.expires) ? `${suppression.expires}T23:59:59.999Z` : suppression.expires;
	const end = Date.parse(text);
	return !Number.isNaN(end) && now <= end;
}

//#endregion
export { isInForce as t };