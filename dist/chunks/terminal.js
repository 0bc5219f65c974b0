import { stripVTControlCharacters } from "node:util";

//#region src/cli/terminal.ts
function printable(text) {
	return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\n\t]/gu, "");
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
export { progressPrinter as n, style as r, printable as t };