import { createBrowserInspector } from '@statelyai/inspect';
import { createSession, type Session, type SessionOptions } from 'activesync-recovery';
import type { InspectionEvent } from 'xstate';

/**
 * Shows the account in xstate's inspector: `account` above `ladder`, `Sync#1`, `Ping#2`; events named `repair.common.142`. It opens a window:
 * call it from a click, or a browser takes that for a popup.
 */
export function inspected(options: SessionOptions = {}): Session {
  // Node has no window, and React Native one that opens nothing: there the session runs without an inspector.
  const { window: here } = globalThis as { readonly window?: { readonly open?: unknown } };
  if (typeof here?.open !== 'function') return createSession(options);
  const { inspect } = createBrowserInspector();
  return createSession({ ...options, inspect });
}

/** The same tree as lines of text, for a terminal or a test. */
export function treeOn(write: (line: string) => void): (event: InspectionEvent) => void {
  return (event) => {
    if (event.type !== '@xstate.event' || event.event.type.startsWith('xstate.') || event.actorRef === undefined) return;
    const from = (event.sourceRef as { id?: string } | undefined)?.id ?? 'session';
    write(`${from} -> ${(event.actorRef as { id?: string }).id}: ${event.event.type}`);
  };
}
