/** Are these bytes, of whatever realm? An iframe's, or a preload script's, are of another class than ours (Web IDL, buffer source types). */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || Object.prototype.toString.call(value) === '[object Uint8Array]';
}

/** The same bytes as a view of our own. */
export function ownView<T extends Uint8Array>(bytes: T): T {
  const { buffer, byteOffset, byteLength } = bytes;
  return bytes instanceof Uint8Array ? bytes : (new Uint8Array(buffer, byteOffset, byteLength) as T);
}
