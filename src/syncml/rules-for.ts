import type { SyncmlKinds } from '../core/kinds.ts';
import type { Chore, ContinueHow, ReconcileHow, RephraseHow, Resolution, Rule, Treatment, When } from '../core/resolution.ts';
import type { SyncmlRung } from '../core/rungs.ts';
import type { Rows } from '../core/status-id.ts';

/** Where a rule of SyncML can stand: a Status, an Alert of the server, the HTTP line, the line itself. */
export type SyncmlContext = keyof SyncmlKinds;

/** A step of this kind, no wider than this. */
type Step<Do extends Resolution['do'], Narrow = unknown> = Extract<Resolution, { do: Do }> & Narrow;

/** What is made whole first: a datastore by an ordinary sync, a rung SyncML has. */
type SyncmlChore =
  | (Extract<Chore, { do: 'refresh'; scope: unknown }> & { readonly scope: 'collection' })
  | (Extract<Chore, { do: 'repair' }> & { readonly rung: SyncmlRung });

/** Everything a session of SyncML has a place for: no key is reset, no policy asked for, no device wiped. */
type Any = (
  | Step<'accept' | 'hold' | 'reject' | 'restart' | 'resync' | 'retry'>
  | Step<'continue', { readonly how: Exclude<ContinueHow, 'acknowledge' | 'poll-again' | 'without-policy'> }>
  | Step<'refresh', { readonly scope: 'collection' }>
  | Step<'repair', { readonly rung: SyncmlRung }>
  | Step<
      'rephrase',
      {
        readonly how: Extract<
          RephraseHow,
          'as-add' | 'fewer-items' | 'in-chunks' | 'leave-out-item' | 'other-type' | 'split-batch' | 'with-size' | 'without-option'
        >;
      }
    >
  | Step<'reconcile', { readonly how: Exclude<ReconcileHow, 'look-for-folder' | 'look-in-sent' | 'same-id-resend'> }>
) & { readonly first?: readonly SyncmlChore[] };

/** The steps a context may lead to. */
export type SyncmlStep<Context extends SyncmlContext> = Extract<Any, { do: SyncmlKinds[Context] }>;

/** One datastore fails by itself: it begins no session anew and ends none [OMA DS Protocol, error case behaviours]. */
type OfDatastore<S> = S extends { do: 'restart' }
  ? never
  : S extends { do: 'reject' }
    ? S & { readonly scope?: 'command' | 'datastore' }
    : S;
/** What SyncHdr is answered with is about the session: no item or datastore can be put differently for it. */
type OfSession<S> = S extends { do: 'reject' } ? S & { readonly scope?: 'command' | 'session' } : S;

interface TreatmentOf<S> extends Treatment {
  readonly steps: readonly (S & Resolution)[];
}

/** Another reading of a code, with what its place in the message leaves open. */
export type SyncmlVariant<Context extends SyncmlContext> =
  | (TreatmentOf<OfSession<SyncmlStep<Context>>> & { readonly when: When & { readonly level: 'command' } })
  | (TreatmentOf<OfDatastore<SyncmlStep<Context>>> & { readonly when: When & { readonly level: 'collection' } })
  | (TreatmentOf<SyncmlStep<Context>> & { readonly when: When & { readonly level?: never } });

/** A rule whose steps, in every reading, SyncML's session can take there. */
export interface SyncmlRule<Context extends SyncmlContext> extends Rule, TreatmentOf<SyncmlStep<Context>> {
  readonly steps: readonly (SyncmlStep<Context> & Resolution)[];
  readonly variants?: readonly SyncmlVariant<Context>[];
}

/**
 * The rules of a context: a row for each of its codes, and in each only what SyncML's session can do about it. A missing row, a
 * surplus one, a kind or a rung it has no place for does not compile.
 *
 * @example const missing: SyncmlRulesFor<'alert'>['alert.224'] = { steps: [{ do: 'continue', how: 'end-session' }], basis: 'spec' };
 */
export type SyncmlRulesFor<Context extends 'alert' | 'syncml' | 'transport'> = Rows<Context, SyncmlRule<Context>>;
