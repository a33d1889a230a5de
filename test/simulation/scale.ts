import process from 'node:process';

/** The long runs: `SIM=long npx vitest run test/simulation`. Without it a share that takes seconds. */
export const isLong = process.env['SIM'] === 'long';

/** The seed a random run starts from: a new one each time, or the one to repeat. */
export function seedOf(): number {
  const given = process.env['SEED'];
  return given === undefined ? Math.floor(Math.random() * 0x7f_ff_ff_ff) : Number(given);
}
