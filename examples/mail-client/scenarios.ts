import { HTTP_SCENARIOS } from './http-scenarios.ts';
import { CONTACTS, contact, INBOX, lastGap, timesOf, type Scenario } from './scenario.ts';

/** The failures of the field, in an order a day might bring them. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'first contact: the server wants the device provisioned',
    meets: ['common.142'],
    run: async ({ client, server, user }) => {
      const outcome = await client.folderSync();
      server.lab.mailbox(user).deliver({ from: 'bob@example.test', subject: 'Welcome' });
      await client.sync(client.folder(INBOX));
      await client.sync(client.folder(CONTACTS));
      return outcome;
    },
    check: ({ server, deviceId }) => {
      const phases = server.lab.log.filter((entry) => entry.command === 'Provision' && entry.deviceId === deviceId).length;
      return phases === 2 ? undefined : `${phases} Provision requests instead of two phases`;
    },
  },
  {
    name: 'an older protocol says the same with HTTP 449',
    version: '12.1',
    meets: ['http.449'],
    run: ({ client }) => client.folderSync(),
    check: ({ client }) => (client.mailbox.folders.size > 0 ? undefined : 'no folders came'),
  },
  {
    name: 'the server loses a SyncKey while edits are unsent',
    meets: ['Sync.3'],
    run: async ({ client, server, user }) => {
      const id = client.folder(CONTACTS);
      client.add(id, contact('Ada', 'Lovelace'));
      server.lab.mailbox(user).loseCollection(id);
      return client.sync(id);
    },
    check: ({ client, server, user }) => {
      const id = client.folder(CONTACTS);
      const there = server.lab
        .mailbox(user)
        .items(id)
        .filter((item) => item.fields['Contacts:FirstName'] === 'Ada').length;
      return there === 1 ? undefined : `the edit is on the server ${there} times instead of once`;
    },
  },
  {
    name: 'a folder is renamed elsewhere before the next Sync',
    meets: ['Sync.12'],
    run: async ({ client, server, user }) => {
      server.lab.mailbox(user).renameFolder(client.folder(CONTACTS), 'People');
      client.add(client.folder(CONTACTS), contact('Grace', 'Hopper'));
      return client.sync(client.folder(CONTACTS));
    },
    check: ({ client }) => (client.mailbox.folders.get(client.folder(CONTACTS))?.name === 'People' ? undefined : 'the new name never came'),
  },
  {
    name: 'the server loses the hierarchy key',
    meets: ['FolderSync.9'],
    run: async ({ client, server, user, deviceId }) => {
      server.lab.mailbox(user).addFolder({ name: 'Travel' });
      server.lab.mailbox(user).loseHierarchy(deviceId);
      return client.folderSync();
    },
    check: ({ client }) =>
      [...client.mailbox.folders.values()].some((folder) => folder.name === 'Travel') ? undefined : 'the new folder never came',
  },
  {
    name: 'the server is busy and says for how long',
    meets: ['http.503'],
    faults: [{ when: { command: 'Sync', nth: 1 }, do: { http: { code: 503, headers: { 'Retry-After': '20' } } } }],
    run: ({ client }) => client.sync(client.folder(INBOX)),
    check: (stage) => {
      const gap = lastGap(timesOf(stage, 'Sync'));
      return gap >= 20_000 ? undefined : `came back after ${Math.round(gap / 1000)} s instead of 20`;
    },
  },
  {
    name: 'the server has a fault that should clear',
    meets: ['common.111'],
    faults: [{ when: { command: 'Sync', to: 2 }, do: { status: { at: 'Sync', code: 111 } } }],
    run: async ({ client, server, user }) => {
      server.lab.mailbox(user).deliver({ from: 'bob@example.test', subject: 'Second mail' });
      return client.sync(client.folder(INBOX));
    },
    check: ({ client }) =>
      [...(client.mailbox.collections.get(client.folder(INBOX))?.items.values() ?? [])].some(
        (item) => item['Email:Subject'] === 'Second mail',
      )
        ? undefined
        : 'the second mail never came',
  },
  {
    name: 'a reply is lost after the server has taken the edit',
    meets: ['transport.cut-after-send'],
    faults: [{ when: { command: 'Sync', nth: 1 }, do: { cut: 'after' } }],
    run: async ({ client }) => {
      client.add(client.folder(CONTACTS), contact('Alan', 'Turing'));
      return client.sync(client.folder(CONTACTS));
    },
    check: ({ client, server, user }) => {
      const there = server.lab
        .mailbox(user)
        .items(client.folder(CONTACTS))
        .filter((item) => item.fields['Contacts:FirstName'] === 'Alan').length;
      return there === 1 ? undefined : `the contact is on the server ${there} times instead of once`;
    },
  },
  {
    name: 'one bad item blocks all: the server refuses the whole Sync over it',
    meets: ['Sync.6'],
    run: async ({ client, server }) => {
      const id = client.folder(CONTACTS);
      const bad = client.add(id, contact('Not', 'Convertible'));
      for (const first of ['Barbara', 'Edsger', 'Donald', 'Frances']) client.add(id, contact(first, 'Field'));
      server.lab.setFaults([{ when: { command: 'Sync', item: bad }, do: { status: { at: 'Sync', code: 6 } } }]);
      return client.sync(id);
    },
    check: ({ client, server, user }) => {
      const id = client.folder(CONTACTS);
      const there = server.lab
        .mailbox(user)
        .items(id)
        .filter((item) => item.fields['Contacts:LastName'] === 'Field').length;
      const aside = client.mailbox.collections.get(id)?.aside.length;
      return there === 4 && aside === 1 ? undefined : `${there} of 4 good ones arrived, ${aside} set aside`;
    },
  },
  {
    name: 'a mail goes out and the reply is lost',
    meets: ['transport.cut-after-send'],
    faults: [{ when: { command: 'SendMail', nth: 1 }, do: { cut: 'after' } }],
    run: ({ client }) => client.send({ to: 'bob@example.test', subject: 'Sent once', text: 'Hello' }),
    check: ({ server, user }) => {
      const sent = server.lab
        .mailbox(user)
        .sent()
        .filter((mail) => mail.subject === 'Sent once');
      const times = sent.reduce((sum, mail) => sum + mail.count, 0);
      return times === 1 ? undefined : `the mail left ${times} times`;
    },
  },
  {
    name: 'a Ping asks for a longer wait than the server allows',
    meets: ['Ping.5'],
    run: async ({ client, server, user }) => {
      const ping = client.ping(client.folder(INBOX), 'Email', 7200);
      // The mail arrives while the Ping hangs.
      await new Promise((resolve) => setTimeout(resolve, 150));
      server.lab.mailbox(user).deliver({ from: 'bob@example.test', subject: 'Ping' });
      const { status, outcome } = await ping;
      if (status === '2') await client.sync(client.folder(INBOX));
      return outcome;
    },
    check: ({ client }) =>
      [...(client.mailbox.collections.get(client.folder(INBOX))?.items.values() ?? [])].some((item) => item['Email:Subject'] === 'Ping')
        ? undefined
        : 'the news never came',
  },
  ...HTTP_SCENARIOS,
];
