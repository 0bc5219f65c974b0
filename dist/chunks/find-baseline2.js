import { t as download } from "./download.js";

//#region src/platforms/gitlab/find-baseline.ts
function gitlabBaselines(place) {
	const { api, project, job, folder, token, pace } = place;
	const root = `${api}/projects/${encodeURIComponent(project)}`;
	const fileAt = (name, path) => ({
		name,
		read: () => download({
			url: `${root}${path}`,
			headers: credentials(place),
			what: name,
			secret: token
		}, pace)
	});
	return {
		artifacts(branch, file) {
			const path = `${folder}/${file}`.split("/").map(encodeURIComponent).join("/");
			const query = `job=${encodeURIComponent(job)}`;
			return Promise.resolve([fileAt(`the artifacts of job ${job} on ${branch}`, `/jobs/artifacts/${encodeURIComponent(branch)}/raw/${path}?${query}`)]);
		},
		onBranch: (branch, file) => fileAt(`the file ${file} on branch ${branch}`, `/repository/files/${encodeURIComponent(file)}/raw?ref=${encodeURIComponent(branch)}`)
	};
}
function credentials({ token, tokenKind }) {
	if (tokenKind === "oauth") return { authorization: `Bearer ${token}` };
	return tokenKind === "job" ? { "job-token": token } : { "private-token": token };
}

//#endregion
export { gitlabBaselines };