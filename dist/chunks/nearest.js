//#region src/util/nearest.ts
function nearest(word, candidates) {
	let best;
	let least = Math.min(3, Math.ceil(word.length / 2)) + 1;
	for (const candidate of candidates) {
		const cost = distance(word.slice(0, 64).toLowerCase(), candidate.slice(0, 64).toLowerCase());
		if (cost < least) {
			best = candidate;
			least = cost;
		}
	}
	return best;
}
function distance(left, right) {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let i = 1; i <= left.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= right.length; j += 1) {
			const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[right.length] ?? 0;
}

//#endregion
export { nearest as t };