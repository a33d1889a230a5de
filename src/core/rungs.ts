/**
 * The account's prerequisites, lowest first. A repair always works on the lowest broken one; a request waits for those
 * its command declares.
 */
export const EAS_RUNGS = ['endpoint', 'credentials', 'version', 'policy', 'hierarchy'] as const;
export const SYNCML_RUNGS = ['endpoint', 'credentials', 'device-info', 'anchors'] as const;

export type EasRung = (typeof EAS_RUNGS)[number];
export type SyncmlRung = (typeof SYNCML_RUNGS)[number];
export type Rung = EasRung | SyncmlRung;

/** How often each rung was made whole: a complaint about an older epoch is answered by replay, not by another repair. */
export type Epochs = Readonly<Partial<Record<Rung, number>>>;

/** The lowest of the broken rungs in the order given, or undefined when all are whole. */
export function lowest<R extends Rung>(order: readonly R[], broken: readonly Rung[]): R | undefined {
  return order.find((rung) => broken.includes(rung));
}
