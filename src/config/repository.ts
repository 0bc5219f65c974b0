/** The repository that workflows, pipelines and examples name; whoever publishes Tollgate elsewhere changes it here. */
export const REPOSITORY = 'OWNER/tollgate';
