import { describe, expect, it } from 'vitest';
import { isWbxmlError } from '../../../../src/wbxml/index.ts';
import { mergeFields, toElements, toFields } from '../../../../src/sim/lab/fields.ts';
import { el } from '../probe.ts';

describe('item fields', () => {
  const EVENT = {
    'Calendar:Subject': 'Lunch',
    'AirSyncBase:Body': { 'AirSyncBase:Type': '1', 'AirSyncBase:Data': 'Soup' },
    'Calendar:Attendees': { 'Calendar:Attendee': [{ 'Calendar:Name': 'Bob' }, { 'Calendar:Name': 'Carol' }, { 'Calendar:Name': 'Dan' }] },
  };

  it('go to elements and back', () => {
    expect(toFields(toElements(EVENT))).toEqual(EVENT);
  });

  it('keep an empty element as an empty text', () => {
    expect(toFields([el('Email:Categories')])).toEqual({ 'Email:Categories': '' });
  });

  it('with a name no page has are refused', () => {
    expect(() => toElements({ 'Email:Nothing': 'x' })).toThrow(expect.toSatisfy(isWbxmlError));
  });

  it('are replaced by name, page and all, and kept otherwise', () => {
    const before = [el('Email:Subject', 'old'), el('Email:Read', '0'), el('Calendar:Subject', 'other page')];
    expect(toFields(mergeFields(before, [el('Email:Subject', 'new')]))).toEqual({
      'Email:Subject': 'new',
      'Email:Read': '0',
      'Calendar:Subject': 'other page',
    });
  });
});
