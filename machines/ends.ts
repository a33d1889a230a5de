import type { End } from '../src/core/outcome.ts';
import type { RequestContext, RequestOutput } from './alphabet.ts';
import { request } from './states.ts';

// How a request ends: one of four, told once, and last.

const state = request.createStateConfig;

export const accepted = state({
  type: 'final',
  output: 'done',
  description: 'Done: the reply goes to the caller.',
  entry: { type: 'settle', params: { end: 'done' } },
});

export const rejected = state({
  type: 'final',
  output: 'refused',
  description: 'Refused: a typed error, and what the caller can do next.',
  entry: { type: 'settle', params: { end: 'refused' } },
});

export const held = state({
  type: 'final',
  output: 'held',
  description: 'The account waits for a person or for time; this request is answered now.',
  entry: ['hold', { type: 'settle', params: { end: 'held' } }],
});

export const unknown = state({
  type: 'final',
  output: 'unknown',
  description: 'It may have happened: look before it is sent again (MS-ASCMD 3.1.5.9).',
  entry: { type: 'settle', params: { end: 'unknown' } },
});

/** How a finished machine says how it ended: what its final state hands out. */
export const output = ({ context: at, event }: { context: RequestContext; event: { output: unknown } }): RequestOutput => ({
  end: event.output as End,
  attempts: at.attempts,
});
