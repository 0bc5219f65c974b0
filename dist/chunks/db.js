import { i as Command, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { t as nowOf } from "./now.js";
import { n as isoDay, t as ageDoubt } from "./database-age.js";
import { n as databaseFiles, r as databasesIn } from "./databases.js";
import { i as importDatabases, o as packArchive, t as updateDatabases } from "./update-databases.js";
import { t as wholeNumber } from "./whole-number.js";
import { resolve } from "node:path";

//#region src/cli/commands/db-export.ts
function dbExportCommand(context, done) {
	return new Command("export").description("pack the databases into one archive, for a runner without internet").option("--databases <folder>", "folder of the databases", ".tollgate/databases").option("-o, --output <file>", "the archive to write", "tollgate-databases.tar.gz").addHelpText("after", EXAMPLES$3).action(async (options) => {
		const folder = resolve(context.cwd, options.databases);
		const databases = await databasesIn(folder);
		const files = await databaseFiles(folder);
		if (databases.length === 0) throw new TollgateError("db/nothing-there", `there is no database in ${options.databases}`, {
			class: "incomplete",
			place: { file: options.databases },
			help: ["docs/dependencies.md tells what lies where in that folder"]
		});
		await packArchive(folder, files, resolve(context.cwd, options.output));
		done({
			exitCode: EXIT.passed,
			lines: [...databases.map(({ name }) => name), `tollgate: pass: ${files.length} file${files.length === 1 ? "" : "s"} written to ${options.output}`],
			notices: databases.flatMap(({ name, fault }) => fault === void 0 ? [] : [`${name}: ${fault}`]),
			verdict: "pass",
			document: {
				output: options.output,
				files,
				databases: databases.map(({ name }) => name)
			}
		});
	});
}
const EXAMPLES$3 = `
Examples:
  tollgate db export
  tollgate db export --databases /mnt/databases --output databases.tar.gz

Exit codes: 0 written · 3 there is no database`;

//#endregion
//#region src/cli/commands/db-import.ts
function dbImportCommand(context, done) {
	return new Command("import").description("unpack an archive of databases; what it holds takes the place of what was there").argument("<archive>", "what tollgate db export wrote").option("--databases <folder>", "folder of the databases", ".tollgate/databases").addHelpText("after", EXAMPLES$2).action(async (archive, options) => {
		const { databases, files } = await importDatabases(archive, options.databases, context);
		done({
			exitCode: EXIT.passed,
			lines: [...databases.map(({ name }) => name), `tollgate: pass: ${files.length} file${files.length === 1 ? "" : "s"} unpacked into ${options.databases}`],
			notices: [],
			verdict: "pass",
			document: {
				databases: databases.map(({ name }) => name),
				files
			}
		});
	});
}
const EXAMPLES$2 = `
Examples:
  tollgate db import tollgate-databases.tar.gz
  tollgate db import databases.tar.gz --databases /mnt/databases

Exit codes: 0 imported · 2 the archive was refused; nothing was changed`;

//#endregion
//#region src/cli/commands/db-status.ts
const DAY = 864e5;
function dbStatusCommand(context, done) {
	return new Command("status").description("say which databases are there, how old they are and what is wrong with them").option("--databases <folder>", "folder of the databases", ".tollgate/databases").option("--max-db-age <days>", "an older database makes the result incomplete", wholeNumber, 7).option("--now <time>", "the time by which ages are told (ISO 8601)").addHelpText("after", EXAMPLES$1).action(async (options) => {
		const now = nowOf(options.now, context);
		const rows = (await databasesIn(resolve(context.cwd, options.databases))).map((database) => ({
			database,
			fault: faultOf(database, now, options.maxDbAge)
		}));
		const broken = rows.filter(({ fault }) => fault !== void 0).length;
		const usable = rows.length > 0 && broken === 0;
		const last = rows.length === 0 ? `tollgate: incomplete: there is no database in ${options.databases}` : usable ? `tollgate: pass: ${rows.length} database${rows.length === 1 ? "" : "s"}, all usable` : `tollgate: incomplete: ${broken} of ${rows.length} databases cannot be relied on`;
		done({
			exitCode: usable ? EXIT.passed : EXIT.incomplete,
			lines: [...rows.map(({ database, fault }) => lineOf(database, fault)), last],
			notices: [],
			verdict: usable ? "pass" : "incomplete",
			document: { databases: rows.map(({ database: { time, fault: _fault, ...rest }, fault }) => ({
				...rest,
				...time !== void 0 && { date: isoDay(time) },
				...fault !== void 0 && { fault }
			})) }
		});
	});
}
function faultOf(database, now, days) {
	return database.fault ?? ageDoubt("it", database.time, {
		now,
		maxDatabaseAgeMs: days * DAY
	});
}
function lineOf({ name, records, size, time }, fault) {
	return `${name}: ${[
		time === void 0 ? "of unknown date" : `of ${isoDay(time)}`,
		...records === void 0 ? [] : [`${records} record${records === 1 ? "" : "s"}`],
		`${Math.ceil(size / 1024)} KiB`,
		...fault === void 0 ? [] : [fault]
	].join(", ")}`;
}
const EXAMPLES$1 = `
Examples:
  tollgate db status
  tollgate db status --databases /mnt/databases --max-db-age 3

Exit codes: 0 all usable · 3 none there, or one too old, empty or broken`;

//#endregion
//#region src/cli/commands/db-update.ts
function dbUpdateCommand(context, done) {
	return new Command("update").description("fetch databases from those who publish them, as the weekly job does").option("--databases <folder>", "folder of the databases", ".tollgate/databases").option("--osv <list>", "ecosystems of OSV, separated by commas; \"\" for none", words, ["npm"]).option("--no-kev", "without CISA’s catalogue of what is exploited").option("--no-epss", "without the EPSS scores").option("--mirror <address>", "an address that has the same files, in the place of the publishers’").addHelpText("after", EXAMPLES).action(async ({ osv, ...options }) => {
		const found = await updateDatabases({
			...options,
			ecosystems: osv
		}, context);
		done({
			exitCode: EXIT.passed,
			lines: [...found.map(({ name, records, time }) => [
				name,
				...records === void 0 ? [] : [`${records} records`],
				...time === void 0 ? [] : [isoDay(time)]
			].join(", ")), `tollgate: pass: ${found.length} database${found.length === 1 ? "" : "s"} fetched into ${options.databases}`],
			notices: [],
			verdict: "pass",
			document: { databases: found.map(({ name, records }) => ({
				name,
				...records !== void 0 && { records }
			})) }
		});
	});
}
function words(text) {
	return text.split(",").flatMap((word) => word.trim() === "" ? [] : [word.trim()]);
}
const EXAMPLES = `
Examples:
  tollgate db update
  tollgate db update --osv npm,Maven --databases /mnt/databases
  tollgate db update --mirror https://mirror.example/feeds

Exit codes: 0 fetched · 2 arguments · 3 one could not be fetched, or is of no use; nothing was changed`;

//#endregion
//#region src/cli/commands/db.ts
function dbCommand(context, done) {
	const command = new Command("db").description("the advisory databases that scanners use without internet");
	for (const make of [
		dbStatusCommand,
		dbUpdateCommand,
		dbExportCommand,
		dbImportCommand
	]) command.addCommand(make(context, done));
	return command;
}

//#endregion
export { dbCommand };