/** A request as it goes out. Header names in the case the app gave. */
export interface WireRequest {
  readonly method: 'POST' | 'OPTIONS';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** What the platform's fetch takes besides: `redirect`, `credentials`, a dispatcher. Passed on as the app gave it. */
  readonly init?: Readonly<Record<string, unknown>>;
}

/** A reply as it came. Header names in lower case. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The body is only its beginning: there was more than `limits.replyBytes`, or than the transport reads. */
  readonly isPartial?: true;
}

/** What talks to the server, when it is not fetch. */
export interface Transport {
  send(request: WireRequest, signal: AbortSignal): Promise<WireResponse>;
  /**
   * What the platform lets through. What is not seen is not claimed. With `cookies` the session keeps those it is shown. `redirects` is said for
   * people: nothing rests on it. A 30x that is handed over is judged, and one that was followed unseen is a page of somebody's, never done.
   * @default neither
   */
  readonly sees?: { readonly redirects?: boolean; readonly cookies?: boolean };
}

/** Wall time and one kind of timer. @default the platform's */
export interface Clock {
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** A number in [0, 1). @default Math.random */
export type Random = () => number;

/** Recovery state: loggable, no secret, no mail, no SyncKey. Compare-and-set on the revision, so that two tabs do not undo each other. */
export interface StateStore {
  load(account: string): Promise<{ data: string; revision: number } | undefined>;
  /** @returns the new revision. @throws RecoveryError `store-stale` when `after` is not the stored revision. */
  save(account: string, data: string, after: number): Promise<number>;
  /** Takes the account off this device, for the app. The session never does: a wiped account is stored as wiped, or a second session would write it back. */
  forget(account: string): Promise<void>;
}

export type SecretName = 'policyKey' | 'cookies';

/** Where the PolicyKey and cookies live between runs: Keychain, Keystore. @default memory */
export interface SecretStore {
  get(name: SecretName): Promise<string | undefined>;
  set(name: SecretName, value: string): Promise<void>;
  delete(name: SecretName): Promise<void>;
}
