import { t as TollgateError } from "./errors.js";
import { n as expiredError, t as download } from "./download.js";
import { n as openGithub, t as githubFailure } from "./github-failure.js";
import { crc32, inflateRawSync } from "node:zlib";

//#region src/util/zip-entries.ts
const END = 101010256;
const END_SIZE = 22;
const LONGEST_COMMENT = 65535;
const ENTRY = 33639248;
const ENTRY_SIZE = 46;
const LOCAL = 67324752;
const LOCAL_SIZE = 30;
const IS_ENCRYPTED = 1;
function zipEntries(bytes, limits = {}) {
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endRecord(archive);
	if (end === void 0) throw new Error("it is no ZIP archive");
	const count = archive.readUInt16LE(end + 10);
	if (count > (limits.entries ?? 1e4)) throw new Error(`the archive holds ${count} files, which are too many`);
	const entries = [];
	let at = archive.readUInt32LE(end + 16);
	for (let position = 0; position < count; position += 1) {
		if (at + ENTRY_SIZE > end || archive.readUInt32LE(at) !== ENTRY) throw new Error("its directory is broken");
		const start = at + ENTRY_SIZE;
		const nameEnd = start + archive.readUInt16LE(at + 28);
		const entry = archive.subarray(at, start);
		const name = archive.toString("utf8", start, nameEnd);
		at = nameEnd + archive.readUInt16LE(start - 16) + archive.readUInt16LE(start - 14);
		if (at > end) throw new Error("its directory is broken");
		if (!name.endsWith("/")) entries.push({
			name,
			read: () => unpacked(archive, entry, limits.bytes ?? 256 * 1024 ** 2)
		});
	}
	return entries;
}
function endRecord(archive) {
	const first = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
	for (let at = archive.length - END_SIZE; at >= first; at -= 1) if (archive.readUInt32LE(at) === END) return at;
}
function unpacked(archive, entry, limit) {
	const [method, size, length] = [
		entry.readUInt16LE(10),
		entry.readUInt32LE(20),
		entry.readUInt32LE(24)
	];
	if ((entry.readUInt16LE(8) & IS_ENCRYPTED) !== 0) throw new Error("it is encrypted");
	if (length > limit) throw new Error(`it unpacks to ${length} bytes, which are too many`);
	const local = entry.readUInt32LE(42);
	if (local + LOCAL_SIZE > archive.length || archive.readUInt32LE(local) !== LOCAL) throw new Error("it is broken");
	const start = local + LOCAL_SIZE + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
	if (start + size > archive.length) throw new Error("it is broken");
	const content = contentOf(archive.subarray(start, start + size), method, length);
	if (content.length !== length || crc32(content) !== entry.readUInt32LE(16)) throw new Error("it is broken");
	return content;
}
function contentOf(packed, method, length) {
	if (method === 0) return packed;
	if (method !== 8) throw new Error(`it is packed by method ${method}, which is not known`);
	try {
		return inflateRawSync(packed, { maxOutputLength: length + 1 });
	} catch {
		throw new Error("it is broken");
	}
}

//#endregion
//#region src/platforms/github/find-baseline.ts
const ARTIFACT = "tollgate-baseline";
const PAGE = 100;
const MOST_PAGES = 10;
function githubBaselines(place) {
	const { api, owner, repo, token, pace } = place;
	const root = `${api}/repos/${owner}/${repo}`;
	const fetchFile = (url, what, accept) => download({
		url,
		headers: {
			accept,
			authorization: `token ${token}`
		},
		what,
		secret: token
	}, pace);
	return {
		async artifacts(branch, file) {
			return (await artifactsOf(openGithub(place), place, branch)).map(({ id, expired, run }) => {
				const name = `the artifact ${ARTIFACT} of run ${run}`;
				return {
					name,
					async read() {
						if (expired) throw expiredError(name);
						const url = `${root}/actions/artifacts/${id}/zip`;
						return sarifIn(await fetchFile(url, name, "application/vnd.github+json").catch((error) => {
							throw explained(error);
						}), file, name);
					}
				};
			});
		},
		onBranch: (branch, file) => ({
			name: `the file ${file} on branch ${branch}`,
			read() {
				const url = `${root}/contents/${encodeURIComponent(file)}?ref=${encodeURIComponent(branch)}`;
				return fetchFile(url, this.name, "application/vnd.github.raw+json");
			}
		})
	};
}
async function artifactsOf(octokit, place, branch) {
	const { owner, repo, token } = place;
	const found = [];
	try {
		for (let page = 1; page <= MOST_PAGES; page += 1) {
			const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/artifacts", {
				owner,
				repo,
				name: ARTIFACT,
				page,
				per_page: PAGE
			});
			for (const { id, name, expired, created_at: created, workflow_run: run } of data.artifacts) {
				if (!(run?.repository_id !== void 0 && run.repository_id === run.head_repository_id) || run.head_branch !== branch || name !== ARTIFACT) continue;
				found.push({
					id,
					expired,
					created: created ?? "",
					run: run.id ?? 0
				});
			}
			if (data.artifacts.length < PAGE) break;
		}
	} catch (error) {
		throw explained(githubFailure(error, "artifacts", token));
	}
	return found.toSorted((a, b) => a.created < b.created ? 1 : -1);
}
function explained(error) {
	if (!(error instanceof TollgateError && /^publish\/(?:forbidden|token-read-only|not-found)$/u.test(error.code))) return error;
	return new TollgateError("baseline/forbidden", `${error.message}; the job needs \`actions: read\``, {
		class: "incomplete",
		help: ["grant the job `permissions: actions: read`"]
	});
}
function sarifIn(archive, file, name) {
	try {
		const entries = zipEntries(archive);
		const entry = [file, "tollgate.sarif"].flatMap((wanted) => entries.filter((candidate) => candidate.name.split("/").at(-1) === wanted)).at(0);
		if (entry === void 0) throw new Error(`it holds neither ${file} nor tollgate.sarif`);
		return entry.read();
	} catch (error) {
		throw new TollgateError("baseline/unreadable", `${name}: ${error instanceof Error ? error.message : "broken"}`, {
			class: "incomplete",
			help: ["upload the folder of baselines as it is"],
			cause: error
		});
	}
}

//#endregion
export { githubBaselines };