export { english } from './english.ts';
export { explain } from './explain.ts';
export type { StatusExplained } from './explain.ts';
