/**
 * The alphabet of statuses: every code the catalogue has a row for, by prefix. A code is added here, then as a row in
 * the catalogue, then as a row in the rules; the compiler names whichever is missing.
 *
 * `<Command>` stands for the command's root and main level, `<Command>.<Element>` for a level with numbers of its own
 * (`Sync.Add.6`). Codes above 100 are common to all commands and keep `common` whichever command answered.
 */
export interface Codes {
  common:
    | 101
    | 102
    | 103
    | 104
    | 105
    | 106
    | 107
    | 108
    | 109
    | 110
    | 111
    | 112
    | 113
    | 114
    | 115
    | 116
    | 117
    | 118
    | 119
    | 120
    | 121
    | 122
    | 123
    | 124
    | 125
    | 126
    | 127
    | 128
    | 129
    | 130
    | 131
    | 132
    | 133
    | 134
    | 135
    | 136
    | 137
    | 138
    | 139
    | 140
    | 141
    | 142
    | 143
    | 144
    | 145
    | 146
    | 147
    | 148
    | 149
    | 150
    | 151
    | 152
    | 153
    | 154
    | 155
    | 156
    | 160
    | 161
    | 162
    | 163
    | 164
    | 165
    | 166
    | 167
    | 168
    | 169
    | 170
    | 171
    | 172
    | 173
    | 174
    | 175
    | 176
    | 177
    | 178
    | 179
    | 183
    | 184;
  Autodiscover: 1 | 2 | 600 | 601;
  Find: 1 | 2 | 3;
  'Find.Picture': 1;
  'Find.Response': 1 | 2 | 4;
  FolderCreate: 1 | 2 | 3 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
  FolderDelete: 1 | 3 | 4 | 6 | 7 | 8 | 9 | 10 | 11;
  FolderSync: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
  FolderUpdate: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
  GetItemEstimate: 1 | 2 | 3 | 4;
  ItemOperations: 1 | 2 | 3 | 9 | 11 | 18;
  'ItemOperations.EmptyFolderContents': 1 | 2 | 3 | 6 | 16 | 17;
  'ItemOperations.Fetch': 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 14 | 15 | 16 | 17 | 18;
  'ItemOperations.Move': 1 | 2 | 3 | 6 | 17;
  MeetingResponse: 1 | 2 | 3 | 4;
  MoveItems: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  Ping: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  Provision: 1 | 2 | 3 | 4;
  'Provision.DeviceInformation': 1 | 2;
  'Provision.Policy': 1 | 2 | 3 | 4 | 5;
  ResolveRecipients: 1 | 5 | 6;
  'ResolveRecipients.Availability': 1;
  'ResolveRecipients.Certificates': 1 | 7 | 8;
  'ResolveRecipients.Picture': 1;
  'ResolveRecipients.Response': 1 | 2 | 3 | 4;
  Search: 1 | 3 | 10;
  'Search.Picture': 1;
  'Search.Store': 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14;
  Settings: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  'Settings.DeviceInformation': 1 | 2 | 5 | 6;
  'Settings.DevicePassword': 1 | 2 | 5 | 7;
  'Settings.Oof': 1 | 2 | 5 | 6;
  'Settings.RightsManagementInformation': 1 | 2 | 5 | 6;
  'Settings.UserInformation': 1 | 2 | 5 | 6;
  Sync: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16;
  'Sync.Add': 1 | 4 | 5 | 6 | 7 | 9;
  'Sync.BodyPart': 1;
  'Sync.Change': 1 | 4 | 5 | 6 | 7 | 8 | 9;
  'Sync.Delete': 1 | 5 | 8;
  'Sync.Fetch': 1 | 4 | 5 | 8;
  ValidateCert: 1 | 17;
  'ValidateCert.Certificate': 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17;
  http:
    | 200
    | 300
    | 301
    | 302
    | 303
    | 307
    | 308
    | 400
    | 401
    | 403
    | 404
    | 408
    | 413
    | 425
    | 429
    | 449
    | 451
    | 456
    | 457
    | 500
    | 501
    | 502
    | 503
    | 504
    | 505
    | 507
    | 'x-ms-rp'
    | 'ms-asprotocolversions'
    | 'ms-asprotocolcommands'
    | 'x-ms-asthrottle'
    | 'retry-after'
    | 'x-ms-location'
    | 'x-ms-credentials-expire'
    | 'x-ms-credential-service-url'
    | 'set-cookie';
  transport: 'cut-after-send' | 'cut-before-send' | 'timeout' | 'offline' | 'tls' | 'html-body' | 'empty-body' | 'undecodable';
  syncml:
    | 101
    | 200
    | 201
    | 202
    | 203
    | 204
    | 205
    | 206
    | 207
    | 208
    | 209
    | 210
    | 211
    | 212
    | 213
    | 214
    | 215
    | 216
    | 300
    | 301
    | 302
    | 303
    | 304
    | 305
    | 400
    | 401
    | 402
    | 403
    | 404
    | 405
    | 406
    | 407
    | 408
    | 409
    | 410
    | 411
    | 412
    | 413
    | 414
    | 415
    | 416
    | 417
    | 418
    | 419
    | 420
    | 421
    | 422
    | 423
    | 424
    | 425
    | 426
    | 427
    | 428
    | 500
    | 501
    | 502
    | 503
    | 504
    | 505
    | 506
    | 507
    | 508
    | 509
    | 510
    | 511
    | 512
    | 513
    | 514
    | 515
    | 516
    | 517;
  alert: 100 | 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 209 | 210 | 221 | 222 | 223 | 224 | 225 | 226 | 227;
}

/** What stands before the code in a {@link StatusId}. */
export type Prefix = keyof Codes;

/** The ids of the given prefixes, without their unknown one. */
export type IdsOf<P extends Prefix> = { [K in P]: `${K}.${Codes[K]}` }[P];

/** What a code without a row is called: handled by a stated cautious rule and reported, never guessed at. */
export type UnknownId = `${Prefix}.unknown`;

/** The name of one status: `Sync.3`, `Provision.Policy.5`, `common.142`, `http.449`, `transport.timeout`. Closed. */
export type StatusId = IdsOf<Prefix> | UnknownId;

/** A table with one row per code of the given prefixes: a missing or a surplus row does not compile. */
export type Rows<P extends Prefix, Row> = { readonly [Id in IdsOf<P>]: Row };
