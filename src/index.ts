export { createSession } from './fetch/create-session.ts';
export { hostedExchange } from './fetch/allow-hosts.ts';
export { recoveryOf } from './fetch/recovery-of.ts';
export { isRecoveryError } from './core/errors.ts';
export { memorySecrets, memoryStore } from './stores/memory.ts';
export type { SessionOptions } from './fetch/options.ts';
export type { WebAddress } from './core/web-address.ts';
export type { ErrorCode, RecoveryError } from './core/errors.ts';
export type { Decision, Step } from './core/decision.ts';
export type { Hold, ItemOutcome, Next, Outcome } from './core/outcome.ts';
export type { DeviceInformation, EasPolicy, Enforcement, FolderChange } from './core/own-requests.ts';
export type { Clock, SecretStore, StateStore, Transport, WireRequest, WireResponse } from './core/ports.ts';
export type { AppRule, Resolution } from './core/resolution.ts';
export type { Limits } from './core/limits.ts';
export type { StatusId } from './core/status-id.ts';
export type {
  Answered,
  Attempt,
  Build,
  CommandName,
  EasRequest,
  Hooks,
  ResumeReport,
  Session,
  SessionEvent,
  SessionSnapshot,
} from './core/session.ts';
