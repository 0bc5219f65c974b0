export { scanWeb } from './scan-web.ts';
export { WEB_RULES } from './rules/index.ts';
