export const PROSE_PROPERTIES: readonly string[];
export const PROSE_ARGUMENTS: Readonly<Record<string, readonly number[]>>;
export const PROSE_CONSTANTS: readonly string[];
/** As much of a path of Babel's syntax tree as is looked at. */
export interface TreePath {
  readonly node: unknown;
  readonly parent: unknown;
  readonly parentPath: TreePath | null;
}
export function isProse(path: TreePath): boolean;
