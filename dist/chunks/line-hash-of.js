import { t as sourceText } from "./source-text.js";

//#region src/reporters/line-hash.ts
const BLOCK = 100;
const TWO_32 = 2 ** 32;
const FIRST_HIGH = 3852259482;
const FIRST_LOW = 857529201;
const [TAB, LINE_FEED, RETURN, SPACE, END] = [
	9,
	10,
	13,
	32,
	65535
];
function lineHashes(text) {
	const hashes = /* @__PURE__ */ new Map();
	const repetitions = /* @__PURE__ */ new Map();
	const units = new Uint16Array(BLOCK);
	const lines = new Int32Array(BLOCK).fill(-1);
	let [high, low, index, line] = [
		0,
		0,
		0,
		0
	];
	let isLineStart = true;
	const output = () => {
		const number = lines[index] ?? -1;
		if (number === -1) return;
		const value = high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
		const repetition = (repetitions.get(value) ?? 0) + 1;
		repetitions.set(value, repetition);
		hashes.set(number, `${value}:${repetition}`);
		lines[index] = -1;
	};
	const update = (unit) => {
		const leaving = units[index] ?? 0;
		units[index] = unit;
		const sum = low * 37 + unit - FIRST_LOW * leaving;
		const carry = Math.floor(sum / TWO_32);
		const top = high * 37 + carry - FIRST_HIGH * leaving;
		low = sum - carry * TWO_32;
		high = top - Math.floor(top / TWO_32) * TWO_32;
		index = (index + 1) % BLOCK;
	};
	let isAfterReturn = false;
	for (let position = 0; position <= text.length; position += 1) {
		const unit = position < text.length ? text.charCodeAt(position) : END;
		if (unit === SPACE || unit === TAB || isAfterReturn && unit === LINE_FEED) {
			isAfterReturn = false;
			continue;
		}
		isAfterReturn = unit === RETURN;
		output();
		if (isLineStart) {
			isLineStart = false;
			line += 1;
			lines[index] = line;
		}
		if (unit === LINE_FEED || unit === RETURN) isLineStart = true;
		update(unit === RETURN ? LINE_FEED : unit);
	}
	for (let step = 0; step < BLOCK; step += 1) {
		output();
		update(0);
	}
	return hashes;
}

//#endregion
//#region src/cli/platforms/line-hash-of.ts
function lineHashOf(root) {
	const textOf = sourceText(root);
	const latest = {
		path: "",
		hashes: /* @__PURE__ */ new Map()
	};
	return (path, line) => {
		if (latest.path !== path) {
			const text = textOf(path);
			Object.assign(latest, {
				path,
				hashes: text === void 0 ? /* @__PURE__ */ new Map() : lineHashes(text)
			});
		}
		return latest.hashes.get(line);
	};
}

//#endregion
export { lineHashOf as t };