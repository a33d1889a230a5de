/** How a command travels, and whether the lab does it. */
export interface LabCommand {
  /** Root element of its request and reply. Absent: its messages are not WBXML and the lab does not do it. */
  readonly root?: string;
  /** Its number in a base64 query (MS-ASHTTP 2.2.1.1.1.1). */
  readonly code: number;
  /** May the body be empty? Sync and Ping then mean the remembered request, Provision asks for a wipe directive. */
  readonly emptyBody?: true;
  /** Does it carry a message, as bare bytes below 14.0? */
  readonly mail?: true;
  /** Is the policy key looked at? MS-ASPROV 3.1.5.1 */
  readonly policyKey: boolean;
  /** Done by the lab. The others answer 137, or HTTP 501 below 14.0, and are left out of MS-ASProtocolCommands. */
  readonly done: boolean;
}

/** One row per ActiveSync command. */
export const LAB_COMMANDS = {
  Sync: { root: 'AirSync:Sync', code: 0, emptyBody: true, policyKey: true, done: true },
  SendMail: { root: 'ComposeMail:SendMail', code: 1, mail: true, policyKey: true, done: true },
  SmartForward: { root: 'ComposeMail:SmartForward', code: 2, mail: true, policyKey: true, done: true },
  SmartReply: { root: 'ComposeMail:SmartReply', code: 3, mail: true, policyKey: true, done: true },
  GetAttachment: { code: 4, policyKey: true, done: false },
  GetHierarchy: { code: 5, policyKey: true, done: false },
  CreateCollection: { code: 6, policyKey: true, done: false },
  DeleteCollection: { code: 7, policyKey: true, done: false },
  MoveCollection: { code: 8, policyKey: true, done: false },
  FolderSync: { root: 'FolderHierarchy:FolderSync', code: 9, policyKey: true, done: true },
  FolderCreate: { root: 'FolderHierarchy:FolderCreate', code: 10, policyKey: true, done: true },
  FolderDelete: { root: 'FolderHierarchy:FolderDelete', code: 11, policyKey: true, done: true },
  FolderUpdate: { root: 'FolderHierarchy:FolderUpdate', code: 12, policyKey: true, done: true },
  MoveItems: { root: 'Move:MoveItems', code: 13, policyKey: true, done: true },
  GetItemEstimate: { root: 'GetItemEstimate:GetItemEstimate', code: 14, policyKey: true, done: true },
  MeetingResponse: { root: 'MeetingResponse:MeetingResponse', code: 15, policyKey: true, done: false },
  Search: { root: 'Search:Search', code: 16, policyKey: true, done: false },
  Settings: { root: 'Settings:Settings', code: 17, policyKey: true, done: true },
  Ping: { root: 'Ping:Ping', code: 18, emptyBody: true, policyKey: false, done: true },
  ItemOperations: { root: 'ItemOperations:ItemOperations', code: 19, policyKey: true, done: true },
  Provision: { root: 'Provision:Provision', code: 20, emptyBody: true, policyKey: false, done: true },
  ResolveRecipients: { root: 'ResolveRecipients:ResolveRecipients', code: 21, policyKey: true, done: false },
  ValidateCert: { root: 'ValidateCert:ValidateCert', code: 22, policyKey: true, done: false },
  Find: { root: 'Find:Find', code: 23, policyKey: true, done: false },
} as const satisfies Readonly<Record<string, LabCommand>>;

export type LabCommandName = keyof typeof LAB_COMMANDS;

/** Commands the lab does. */
export type DoneCommandName = {
  [Name in LabCommandName]: (typeof LAB_COMMANDS)[Name]['done'] extends true ? Name : never;
}[LabCommandName];

/** The row of a command, or undefined when no such command exists. */
export function labCommand(name: string): LabCommand | undefined {
  return Object.hasOwn(LAB_COMMANDS, name) ? LAB_COMMANDS[name as LabCommandName] : undefined;
}

/** What MS-ASProtocolCommands lists. */
export const DONE_COMMANDS: readonly string[] = Object.entries(LAB_COMMANDS)
  .filter(([, row]) => row.done)
  .map(([name]) => name);

/**
 * The HTTP code that stands for a common status below 14.0 (MS-ASCMD 2.2.2). Where the table gives two, the one that
 * fits a request without further circumstances.
 */
export const HTTP_FOR_STATUS: Readonly<Record<number, number>> = {
  101: 400,
  103: 400,
  106: 400,
  110: 500,
  111: 503,
  112: 403,
  113: 507,
  125: 403,
  126: 403,
  132: 500,
  137: 501,
  138: 505,
  140: 449,
  141: 449,
  142: 449,
  143: 449,
  144: 449,
  147: 400,
};

/** For the statuses without an HTTP code of their own: what the request did wrong is 400, what the mail system did is 500. */
export const HTTP_ELSE: Readonly<Record<number, number>> = {
  102: 400,
  104: 400,
  105: 400,
  107: 400,
  108: 400,
  109: 400,
  119: 400,
  129: 403,
  130: 403,
  139: 403,
  145: 403,
};
export const HTTP_LAST = 500;
