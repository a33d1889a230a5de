import process from 'node:process';

/** The long runs: `SIM=long npx vitest run test/simulation`. Without it a share that takes seconds. */
export const isLong = process.env['SIM'] === 'long';

/** The seed a run starts from: SEED, else always the same in the short run and a new one in the long run. */
export function seedOf(): number {
  const given = process.env['SEED'];
  if (given !== undefined) return Number(given);
  return isLong ? Math.floor(Math.random() * 0x7f_ff_ff_ff) : 1;
}
