const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** A span as stories write it: `20 min`, `1 d`. For patterns. */
export const SPAN = String.raw`\d+ (?:ms|s|min|h|d)`;

/** A span in ms. */
export function spanOf(text: string): number {
  const [count = '', unit = ''] = text.split(' ');
  return Number(count) * (UNITS[unit] ?? Number.NaN);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A time since the story began: `0:01:30.250`. */
export function clockTime(ms: number): string {
  const s = Math.floor(ms / 1000);
  return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}
