import type { searchRules } from '../../eas/rules/search.ts';
import type { TextsOf } from '../texts.ts';

const SEARCH_LATER = 'Offer the search again later.';

/** What is said of the statuses of Search. */
export const searchTexts = {
  'Search.1': {
    meaning: 'Search ran (hits are in Total/Range).',
    source: 'MS-ASCMD R4322 R4326 R4327 R5812 R4372',
  },
  'Search.3': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4323 R4331 R4332 R4333 R4334',
    why: 'A fault of the server that mostly passes.',
    hint: SEARCH_LATER,
  },
  'Search.10': {
    meaning: 'Search timed out.',
    source: 'Exchange 2007 Wiki Appendix A; MS-ASCMD R4353',
    why: 'The text lists it at the store; the 2006 table knows one level only, so it is read the same at the root.',
    hint: 'Narrow the search; the administrator can look at the index.',
  },
  'Search.Picture.1': {
    meaning: 'Photo delivered.',
    source: 'MS-ASCMD R4322 R4326 R4327 R5812 R4372',
  },
  'Search.Store.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4322 R4326 R4327 R5812 R4372',
  },
  'Search.Store.2': {
    meaning: 'Search request not valid.',
    source: 'MS-ASCMD R4328 R4329 R4330',
    hint: 'Let the user search for something else; if the app made the query, check its elements.',
  },
  'Search.Store.3': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4323 R4331 R4332 R4333 R4334',
    hint: SEARCH_LATER,
  },
  'Search.Store.4': {
    meaning: 'Bad link.',
    source: 'MS-ASCMD R4335 R4336 R4337',
    hint: 'Let the user correct the link.',
  },
  'Search.Store.5': {
    meaning: 'Access denied.',
    source: 'MS-ASCMD R4338 R4339 R4340',
    hint: 'Tell the user that this place is closed to them.',
  },
  'Search.Store.6': {
    meaning: 'Not found.',
    source: 'MS-ASCMD R4341 R4342 R4343',
    hint: 'Tell the user that the place is not there; the link may be old.',
  },
  'Search.Store.7': {
    meaning: 'Connection failed.',
    source: 'MS-ASCMD R4344 R4345 R4346 R4347 R4348',
    hint: 'The place cannot be reached from the server: if it stays so, the administrator has to look.',
  },
  'Search.Store.8': {
    meaning: 'Query too complex.',
    source: 'MS-ASCMD R4349 R4350 R4351 R4352 R4356',
    hint: 'Use fewer terms, and one And at the top only.',
  },
  'Search.Store.9': {
    meaning: 'Index not loaded.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Only the 2006 table has it; an index that is not loaded yet may be soon.',
    hint: SEARCH_LATER,
  },
  'Search.Store.10': {
    meaning: 'Search timed out.',
    source: 'MS-ASCMD R4353 R4354 R4355',
    hint: 'Narrow the search; the administrator can look at the index.',
  },
  'Search.Store.11': {
    meaning: 'FolderSync required.',
    source: 'MS-ASCMD R4357 R4358 R4359',
    hint: 'Search in fewer folders: the server calls its own list stale.',
  },
  'Search.Store.12': {
    meaning: 'Past the end of retrievable results (warning).',
    source: 'MS-ASCMD R4360 R4361 R4362',
    why: 'A warning: what came is right, and there may be more than the server gives out.',
  },
  'Search.Store.13': {
    meaning: 'Access blocked.',
    source: 'MS-ASCMD R4363 R4364 R4365',
    hint: 'Tell the user that this place is closed to them.',
  },
  'Search.Store.14': {
    meaning: 'Credentials required.',
    source: 'MS-ASCMD R4366 R4367 R4368 R4369',
    hint: 'Treat the place as closed to the user.',
  },
} as const satisfies TextsOf<typeof searchRules>;
