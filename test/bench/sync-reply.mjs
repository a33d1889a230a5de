// A Sync reply as a server sends it for a full mailbox: some 1 MB in 1,600 Adds, one text in three with letters beyond ASCII.
// The same bytes in every run, so that figures of different days can be compared.

const SUBJECTS = [
  'Quarterly figures',
  'Grüße aus Köln',
  'Re: lunch on Thursday?',
  'Примечания к встрече',
  'Flight LH 454 confirmed',
  '会議の議事録',
  'Déjeuner demain à midi',
];
const NAMES = ['Ada Lovelace', 'Bjørn Østby', 'Carla Muñoz', 'Dmitri Иванов', 'Emily Stone'];
const SENTENCES = [
  'Please find attached the notes from this morning; the second page has the numbers that were missing on Monday. ',
  'Könnten Sie mir bitte die Unterlagen für die Prüfung bis Freitag schicken? ',
  'The room is booked from ten to twelve, and the projector works again. ',
  'Nous vous remercions de votre réponse rapide et restons à votre disposition. ',
];

/**
 * @param {(name: string, ...children: unknown[]) => unknown} element
 * @param {number} adds
 * @param {number} bodyCharacters 0 for the few hundred characters of a preview
 */
export function syncReply(element, adds = 1600, bodyCharacters = 0) {
  const text = (name, value) => element(name, String(value));
  const items = Array.from({ length: adds }, (_, i) => {
    const pick = (list, step = 1) => list[(i * step) % list.length];
    const from = pick(NAMES, 3);
    const short = pick(SENTENCES) + pick(SENTENCES, 3) + pick(SENTENCES, 2) + pick(SENTENCES).slice(0, 20 + (i % 50));
    return element(
      'AirSync:Add',
      text('AirSync:ServerId', `5:${i + 1}`),
      element(
        'AirSync:ApplicationData',
        text('Email:To', `"${pick(NAMES)}" <user${i % 97}@example.test>`),
        text('Email:From', `"${from}" <sender${i % 89}@example.test>`),
        text('Email:Subject', `${pick(SUBJECTS)} ${i}`),
        text('Email:DateReceived', `2026-0${1 + (i % 9)}-1${i % 10}T08:${10 + (i % 50)}:00.000Z`),
        text('Email:DisplayTo', pick(NAMES)),
        text('Email:ThreadTopic', pick(SUBJECTS)),
        text('Email:Importance', 1),
        text('Email:Read', i % 2),
        element(
          'AirSyncBase:Body',
          text('AirSyncBase:Type', 1),
          text('AirSyncBase:EstimatedDataSize', 2000 + i),
          text('AirSyncBase:Truncated', 1),
          text('AirSyncBase:Data', bodyCharacters === 0 ? short : short.repeat(bodyCharacters / 100).slice(0, bodyCharacters)),
        ),
        text('Email:MessageClass', 'IPM.Note'),
        text('Email:InternetCPID', 65001),
        element('Email:Flag'),
        text('Email:ContentClass', 'urn:content-classes:message'),
        text('AirSyncBase:NativeBodyType', 1),
      ),
    );
  });
  return element(
    'AirSync:Sync',
    element(
      'AirSync:Collections',
      element(
        'AirSync:Collection',
        text('AirSync:SyncKey', 7),
        text('AirSync:CollectionId', 5),
        text('AirSync:Status', 1),
        element('AirSync:MoreAvailable'),
        element('AirSync:Commands', ...items),
      ),
    ),
  );
}

/** The commonest reply of a day: one mail, nothing more to come. */
export function oneMail(element) {
  const text = (name, value) => element(name, String(value));
  const fields = [text('Email:From', '"Ada" <ada@example.test>'), text('Email:Subject', SUBJECTS[0]), text('Email:Read', 0)];
  const body = element('AirSyncBase:Body', text('AirSyncBase:Type', 1), text('AirSyncBase:Data', SENTENCES.join('')));
  const add = element('AirSync:Add', text('AirSync:ServerId', '5:1'), element('AirSync:ApplicationData', ...fields, body));
  const about = [text('AirSync:SyncKey', 7), text('AirSync:CollectionId', 5), text('AirSync:Status', 1)];
  return element('AirSync:Sync', element('AirSync:Collections', element('AirSync:Collection', ...about, element('AirSync:Commands', add))));
}
