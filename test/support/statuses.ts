import type { Step } from '../../src/core/decision.ts';
import type { Facts, Level, Status } from '../../src/core/status.ts';

export interface StatusGiven {
  readonly command?: string;
  readonly level?: Level;
  readonly path?: string;
  readonly protocol?: Status['source']['protocol'];
  readonly collectionId?: string;
  readonly serverId?: string;
  readonly clientId?: string;
  readonly version?: string;
  readonly facts?: Facts;
}

const PATHS: Readonly<Record<Level, string>> = {
  transport: '',
  http: '',
  command: 'Sync',
  collection: 'Sync/Collections/Collection',
  item: 'Sync/Collections/Collection/Responses/Add',
};

/** A status as an observation would bring it: by default one of Sync's own, at its collection. */
export function status(code: number | string, given: StatusGiven = {}): Status {
  const { command = 'Sync', level = 'collection', protocol = 'eas', version = '14.1', facts = {} } = given;
  const { collectionId, serverId, clientId } = given;
  return {
    source: {
      protocol,
      command,
      level,
      path: given.path ?? PATHS[level],
      ...(collectionId !== undefined && { collectionId }),
      ...(serverId !== undefined && { serverId }),
      ...(clientId !== undefined && { clientId }),
    },
    code,
    protocolVersion: version,
    facts,
  };
}

/** A step that only a test reads. */
export function step(decision: Step['decision'], id: Step['status'] = 'Sync.3'): Step {
  return {
    status: id,
    command: 'Sync',
    level: PATHS.collection,
    code: 3,
    name: null,
    spec: 'MS-ASCMD 2.2.3.177.17',
    basis: 'spec',
    layer: 'command',
    decision,
    at: 0,
  };
}
