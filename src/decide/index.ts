export { decide } from './decide.ts';
export type { Asked, DecideOptions, Decided } from './decide.ts';
export type { Ledger, Strikes } from '../policy/ledger.ts';
