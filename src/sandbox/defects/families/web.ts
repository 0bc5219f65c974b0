import type { Defect } from '../defect.ts';
import { type WebHeaderDefectId, webHeaderDefects } from './web-headers.ts';
import { type WebLogDefectId, webLogDefects } from './web-log.ts';
import { type WebPageDefectId, webPageDefects } from './web-pages.ts';

/** The switches of this family. */
export type WebDefectId = WebHeaderDefectId | WebPageDefectId | WebLogDefectId;

/** What a visitor or a scanner of pages sees. */
export const webDefects: readonly Defect<WebDefectId>[] = [...webHeaderDefects, ...webPageDefects, ...webLogDefects];
