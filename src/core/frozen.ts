/** Plain data that nobody can change any more, down to its last field: it can be handed out without a copy. Errors stay as they are. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !(value instanceof Error))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
