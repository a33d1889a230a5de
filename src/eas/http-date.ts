// Dates of HTTP headers (RFC 9110 5.6.7). Date.parse leaves their reading to the platform, and platforms differ.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and RFC 850's `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DAY_FIRST = /^[a-z]{3,9}, ?(\d{2})[ -]([a-z]{3})[ -](\d{4}|\d{2}) (\d{2}):(\d{2}):(\d{2}) gmt$/;
/** asctime: `Sun Nov  6 08:49:37 1994`. */
const MONTH_FIRST = /^[a-z]{3} ([a-z]{3}) ( \d|\d{2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Years of two digits below this one are of the 21st century: RFC 850 dates are older than any server that speaks EAS. */
const CENTURY_TURNS = 70;

/**
 * Wall time in ms of an HTTP date in any of its three forms, or undefined when it is none.
 *
 * @example httpDate('Sun, 06 Nov 1994 08:49:37 GMT'); // 784111777000
 */
export function httpDate(text: string): number | undefined {
  const low = text.trim().toLowerCase();
  const a = DAY_FIRST.exec(low);
  if (a) return wallTime(year(a[3]), a[2], a[1], a[4], a[5], a[6]);
  const b = MONTH_FIRST.exec(low);
  return b ? wallTime(Number(b[6]), b[1], b[2], b[3], b[4], b[5]) : undefined;
}

function year(digits: string | undefined): number {
  const value = Number(digits);
  if (digits?.length === 4) return value;
  return value < CENTURY_TURNS ? 2000 + value : 1900 + value;
}

function wallTime(years: number, month: string | undefined, ...rest: readonly (string | undefined)[]): number | undefined {
  const [day = 0, hour = 0, minute = 0, second = 0] = rest.map(Number);
  const index = MONTHS.indexOf(month ?? '');
  if (index < 0 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(years, index, day, hour, minute, second);
}
