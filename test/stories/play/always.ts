import { LIMITS } from '../../../src/core/limits.ts';
import type { ScriptLine } from './script.ts';
import { pendingIn } from './ending.ts';
import type { Stage } from './stage.ts';

/** What nobody may ever be told, stored or shown. The address is part of the stored state, and of nothing else. */
async function secretsTold(stage: Stage): Promise<string[]> {
  const { login, lab, secrets, store, told } = stage;
  const key = await secrets.get('policyKey');
  const password = lab.state().passwords.get(login.user) ?? '';
  const hidden: Readonly<Record<string, string | undefined>> = {
    'the password': login.password,
    'the new password': password,
    'the login header': btoa(`${login.user}:${login.password}`),
    'the user': login.user,
    'the mail': 'Hello',
    'the policy key': key,
  };
  const stored = (await store.load('default'))?.data ?? '';
  const has = (texts: readonly string[], word: string | undefined): boolean =>
    word !== undefined && texts.some((text) => text.includes(word));
  const leaked = Object.keys(hidden).filter((name) => has([...told, stored], hidden[name]));
  return [...leaked, ...(has(told, 'mail.example.test') ? ['the address'] : [])].map((name) => `told: ${name}`);
}

/** What holds in every story, whether it says so or not. */
export async function alwaysBroken(stage: Stage, lines: readonly ScriptLine[]): Promise<string[]> {
  const { calls, life, lab, login } = stage;
  const consent = lines.filter(({ text }) => text.endsWith(' again')).length;
  const broken: string[] = [];
  for (const { name, end } of calls) {
    const attempts = end?.came?.attempts ?? 0;
    if (attempts > LIMITS.attemptsPerRequest) broken.push(`${name} went out ${attempts} times`);
  }
  for (const { subject, count } of lab.mailbox(login.user).sent())
    if (count > 1 + consent) broken.push(`mail ${subject} left ${count} times`);
  // Something is wanted, nothing is due, and nobody is asked: stuck for ever.
  const pending = pendingIn(stage);
  if (pending.length > 0 && life !== undefined && life.clock.dueAt() === undefined && stage.clock.dueAt() === undefined)
    broken.push(`stuck: ${pending.join(', ')}`);
  const state = life?.session.getSnapshot().state;
  if (state === 'repairing' && life?.clock.dueAt() === undefined && stage.clock.dueAt() === undefined) broken.push('a repair is stuck');
  return [...broken, ...(await secretsTold(stage))];
}
