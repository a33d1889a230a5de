/** Characters of a Status that is no whole number and is told as it came: more is no number gone wrong. */
const TOLD_MOST = 16;

/**
 * The text of a Status that is no whole number, as it may be told. What could be a number gone wrong (`3.5`, `-1`, empty) is told as it
 * came; anything else may be data a server has put in the wrong place, and steps go into logs.
 */
export function statusText(text: string): string {
  return text.length <= TOLD_MOST && /^[\d.+-]*$/.test(text) ? text : 'malformed';
}
