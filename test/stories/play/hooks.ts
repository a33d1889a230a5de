import type { Hooks } from '../../../src/core/session.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { applyFolders, startOver } from '../../../src/sim/world/mailbox.ts';
import { authorizationOf, HOME } from '../../../src/sim/world/samples.ts';
import type { Stage } from './stage.ts';
import { folderName } from './wording.ts';

export type HookName = keyof Hooks;

/** Hooks of an app that can wipe. The usual one here cannot: nobody gave it the right. */
export const WIPING = ['willWipe', 'wipe'] as const satisfies readonly HookName[];

/** Hooks of the usual app. */
export const HOOK_NAMES = [
  'collectionReset',
  'hierarchyChanged',
  'hierarchyKey',
  'policy',
  'credentials',
  'discover',
  'findSent',
] as const satisfies readonly HookName[];

/** How long the app takes for anything it is asked to do. */
const HOOK_MS = 20;

/** The app's side of recovery, by an app that is well. Each call is told. */
export function storyHooks(stage: Stage, clock: Clock): Hooks {
  const { box, trace } = stage;
  const called = async (name: HookName, detail = ''): Promise<void> => {
    stage.hooked.push(name);
    trace.say('hook', `${name} ${detail}`.trimEnd());
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, HOOK_MS));
  };
  return {
    async collectionReset({ collectionId }) {
      await called('collectionReset', folderName(box, collectionId));
      startOver(box, collectionId);
    },
    hierarchyKey: async () => box.hierarchyKey,
    async hierarchyChanged({ changes, syncKey, full }) {
      await called('hierarchyChanged', full ? `all ${changes.length} folders` : `${changes.length} changes`);
      applyFolders(box, changes, syncKey, full);
    },
    async willWipe({ scope }) {
      await called('willWipe', `${scope}: yes`);
      return true;
    },
    async wipe({ scope }) {
      stage.scopes.push(scope);
      await called('wipe', scope);
    },
    async policy() {
      await called('policy', 'full');
      return 'full';
    },
    async credentials() {
      const isRight = stage.login.password === passwordOf(stage);
      await called('credentials', isRight ? 'has the new password' : 'asks the user');
      return isRight ? { authorization: authorizationOf(stage.login) } : 'ask-user';
    },
    async discover() {
      const { findsServer } = stage.app;
      await called(
        'discover',
        findsServer === '' ? 'finds the same address' : findsServer === 'cannot' ? 'cannot' : `finds ${findsServer}`,
      );
      if (findsServer === 'cannot') return 'cannot';
      return { url: findsServer === '' ? HOME : HOME.replace('mail.example.test', findsServer) };
    },
    async findSent({ clientId = '' }) {
      const isThere = stage.lab
        .mailbox(stage.login.user)
        .sent()
        .some((mail) => mail.clientId === clientId || mail.messageId?.includes(`<${clientId}@`) === true);
      const found = stage.app.canTell ? (isThere ? 'sent' : 'not-sent') : 'cannot-tell';
      await called('findSent', `${clientId} ${found}`);
      return found;
    },
  };
}

/** The password the server takes. */
const passwordOf = (stage: Stage): string => stage.lab.state().passwords.get(stage.login.user) ?? '';
