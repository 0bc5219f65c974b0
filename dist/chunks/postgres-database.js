import { t as TollgateError } from "./errors.js";
import { t as schema } from "./schema.js";
import { createHash } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";

//#region src/sandbox/postgres-database.ts
const POSTGRES_SCHEMA = `tollgate_sandbox_${createHash("sha256").update(schema).digest("hex").slice(0, 16)}`;
async function openPostgres(url) {
	const { default: pg } = await import("pg").catch((error) => {
		throw new TollgateError("sandbox/pg-missing", "the package \"pg\", which speaks to PostgreSQL, is not installed", {
			class: "usage",
			help: ["run npm install pg", "or leave --database out to use the embedded database"],
			cause: error
		});
	});
	const { types } = pg;
	const int8 = types.builtins.INT8;
	const getTypeParser = (id, format) => id === int8 && format !== "binary" ? (text) => BigInt(text) : types.getTypeParser(id, format);
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: 5e3,
		options: `-c search_path=${POSTGRES_SCHEMA}`,
		types: { getTypeParser }
	});
	pool.on("error", () => void 0);
	try {
		const client = await pool.connect();
		try {
			await client.query("begin");
			await client.query("select pg_advisory_xact_lock(hashtext($1))", [POSTGRES_SCHEMA]);
			if ((await client.query("select from pg_namespace where nspname = $1", [POSTGRES_SCHEMA])).rowCount === 0) {
				await client.query(`create schema ${POSTGRES_SCHEMA}`);
				await client.query(schema);
			}
			await client.query("commit");
		} finally {
			client.release();
		}
	} catch (error) {
		await pool.end();
		throw unreachable(url, error);
	}
	return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
function unreachable(url, cause) {
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	const name = parsed === void 0 ? "the given address" : `${parsed.host}${parsed.pathname}`;
	const { code = "" } = cause;
	return new TollgateError("sandbox/database-unreachable", `cannot use the PostgreSQL database at ${name} (${code})`, {
		class: "usage",
		help: ["check that the server runs and that the user may create a schema", "e.g. postgres://user@127.0.0.1:5432/shop"],
		cause
	});
}

//#endregion
export { openPostgres };