/**
 * Orders protocol versions: negative when `a` is older than `b`. Versions are two numbers with a dot; what does not read
 * so counts as the newest, so that an unknown future version is treated like the newest known one.
 * @example compareVersions('12.1', '14.0') < 0
 */
export function compareVersions(a: string, b: string): number {
  const [majorA, minorA] = parts(a);
  const [majorB, minorB] = parts(b);
  return majorA - majorB || minorA - minorB;
}

function parts(version: string): readonly [number, number] {
  const found = /^(\d{1,4})\.(\d{1,4})$/.exec(version);
  return found ? [Number(found[1]), Number(found[2])] : [Number.MAX_SAFE_INTEGER, 0];
}
