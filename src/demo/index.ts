export { startAdvisoryServer } from './advisory-server.ts';
export { writeDemoProject } from './demo-project.ts';
