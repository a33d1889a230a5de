import type { WireRequest, WireResponse } from '../core/ports.ts';

/** A reply, and whatever the edge wants to have back with it (the untouched Response). */
export interface Carried extends WireResponse {
  readonly carrier?: unknown;
  /** Lets go of what still brings its body, when nobody is handed the reply. */
  readonly drop?: () => void;
  /** Calls off what still brings its body: for whoever is handed a reply that is not all here. */
  readonly hangUp?: (reason: unknown) => void;
  /** What `send` threw, on a reply of our own in place of one that never came. */
  readonly failure?: unknown;
  /** Its Set-Cookie headers, where the platform shows them and does not keep them itself. */
  readonly cookies?: readonly string[];
}

/** Sends one request, and tells how long each piece of its reply is. Throws a {@link Fault} when none came. @param isRead only its bytes are wanted */
export type Send = (request: WireRequest, signal: AbortSignal, received?: (bytes: number) => void, isRead?: boolean) => Promise<Carried>;

/** Why no reply came, in the words of the transport statuses. */
export type FaultName = 'cut-after-send' | 'cut-before-send' | 'timeout' | 'offline' | 'tls';

/** What an exception of `send` says: a fault of the way, or that the platform takes no such request. */
export type Thrown = FaultName | 'never-sent';
