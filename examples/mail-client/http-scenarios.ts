import { CONTACTS, contact, hasMail, INBOX, SENT, type Scenario } from './scenario.ts';

/** What goes wrong around ActiveSync: portals, full disks, upgrades, moves. */
export const HTTP_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a page of a portal comes instead of an answer',
    meets: ['transport.html-body'],
    faults: [{ when: { command: 'Sync', nth: 1 }, do: { html: true } }],
    run: async ({ client, server, user }) => {
      server.lab.mailbox(user).deliver({ from: 'bob@example.test', subject: 'Behind the portal' });
      return client.sync(client.folder(INBOX));
    },
    check: ({ client }) => (hasMail(client, 'Behind the portal') ? undefined : 'the mail behind the portal never came'),
  },
  {
    name: 'the mailbox is full: a mail waits until the user has made room, and reading goes on',
    meets: ['http.507'],
    faults: [{ when: { command: 'SendMail', nth: 1 }, do: { http: { code: 507 } } }],
    run: async ({ client, server, user }) => {
      const mail = { to: 'bob@example.test', subject: 'When there is room', text: 'Hello' };
      const refused = await client.send(mail);
      server.lab.mailbox(user).deliver({ from: 'bob@example.test', subject: 'Read meanwhile' });
      await client.sync(client.folder(INBOX));
      if (refused.kind !== 'held') return refused;
      await client.session.release(refused.hold.id, 'retry');
      const outcome = await client.send(mail);
      await client.sync(client.folder(SENT));
      return outcome;
    },
    check: ({ client, server, user }) => {
      const sent = server.lab
        .mailbox(user)
        .sent()
        .filter((mail) => mail.subject === 'When there is room');
      const times = sent.reduce((sum, mail) => sum + mail.count, 0);
      if (times !== 1) return `the mail left ${times} times`;
      return hasMail(client, 'Read meanwhile') ? undefined : 'nothing was read meanwhile';
    },
  },
  {
    name: 'the server was upgraded and says so: version and keys begin anew',
    meets: ['http.x-ms-rp'],
    faults: [{ when: { command: 'Sync', nth: 1 }, do: { headers: { 'X-MS-RP': '2.5,12.0,12.1,14.0,14.1' } } }],
    run: async ({ client }) => {
      client.add(client.folder(CONTACTS), contact('Kathleen', 'Booth'));
      const outcome = await client.sync(client.folder(CONTACTS));
      await client.folderSync();
      return outcome;
    },
    check: ({ client, server, user }) => {
      const there = server.lab
        .mailbox(user)
        .items(client.folder(CONTACTS))
        .filter((item) => item.fields['Contacts:FirstName'] === 'Kathleen').length;
      return there === 1 ? undefined : `the contact is on the server ${there} times instead of once`;
    },
  },
  {
    name: 'the account has moved: 451 names another port',
    meets: ['http.451'],
    faults: ({ server }) => [
      { when: { command: 'Sync', nth: 1 }, do: { http: { code: 451, headers: { 'X-MS-Location': server.doors[1]?.url ?? '' } } } },
    ],
    run: async ({ client, server, user }) => {
      server.lab.mailbox(user).deliver({ from: 'bob@example.test', subject: 'At the new address' });
      return client.sync(client.folder(INBOX));
    },
    check: ({ client, server }) => {
      const asked = server.doors[1]?.requests() ?? 0;
      if (asked < 2) return `the new address was asked ${asked} times`;
      return hasMail(client, 'At the new address') ? undefined : 'the mail at the new address never came';
    },
  },
];
