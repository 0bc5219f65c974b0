export { normalize, type FindingResult, type NormalizeOptions, type NormalizeResult, type ReportInput, type RunResult, } from '../cli/library.ts';
