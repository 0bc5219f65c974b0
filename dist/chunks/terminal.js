import { stripVTControlCharacters } from "node:util";

//#region src/cli/terminal.ts
function printable(text) {
	return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\n\t]/gu, "");
}
function printableJson(value) {
	return JSON.stringify(value).replaceAll(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
const STYLES = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33
};
function style(name, text, colour) {
	return colour ? `\u001B[${STYLES[name]}m${text}\u001B[0m` : text;
}
function progressPrinter(write, isTerminal) {
	let shown = false;
	let lastStep = "";
	const clear = () => {
		if (shown) write("\r\x1B[K");
		shown = false;
	};
	return {
		clear,
		sink(progress) {
			const line = printable(lineOf(progress)).replaceAll("\n", " ");
			if (isTerminal) {
				write(`\r\u001B[K${line.slice(0, 100)}`);
				shown = true;
			} else if (progress.step !== lastStep) write(`${line}\n`);
			lastStep = progress.step;
		}
	};
}
function lineOf({ step, done, total, detail }) {
	return `  … ${step}${done === void 0 ? "" : total === void 0 ? ` ${done}` : ` ${done}/${total}`}${detail === void 0 ? "" : `: ${detail}`}`;
}

//#endregion
export { style as i, printableJson as n, progressPrinter as r, printable as t };