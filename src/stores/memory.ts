import { recoveryError } from '../core/errors.ts';
import type { SecretStore, StateStore } from '../core/ports.ts';

/**
 * A state store that lives as long as the page. `getSnapshot().durable` is false with it.
 * @example createSession({ account: 'alice', store: memoryStore() })
 */
export function memoryStore(): StateStore {
  const rows = new Map<string, { data: string; revision: number }>();
  return {
    load: async (account) => rows.get(account),
    async save(account, data, after) {
      const stored = rows.get(account)?.revision ?? 0;
      if (stored !== after) {
        throw recoveryError(
          'caller',
          'store-stale',
          `revision ${stored} is stored, ${after} was expected`,
          'somebody else writes this account: load again',
        );
      }
      rows.set(account, { data, revision: after + 1 });
      return after + 1;
    },
    forget: async (account) => void rows.delete(account),
  };
}

/**
 * Secrets that live as long as the page: the device provisions again after a restart.
 * @example createSession({ account: 'alice', secrets: memorySecrets() })
 */
export function memorySecrets(): SecretStore {
  const values = new Map<string, string>();
  return {
    get: async (name) => values.get(name),
    set: async (name, value) => void values.set(name, value),
    delete: async (name) => void values.delete(name),
  };
}
