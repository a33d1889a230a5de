import { expect, it } from 'vitest';
import { statusText } from '../../../src/core/status-text.ts';

it.each(['', '3.5', '-1', '+7', '0000000000000001'])('%j could be a number gone wrong: it is told as it came', (text) => {
  expect(statusText(text)).toBe(text);
});

it.each(['planted-password', 'hunter2', 'alice@mail.example', '1 2', '10\n', '１', '00000000000000001'])(
  '%j may be data: it is not told',
  (text) => {
    expect(statusText(text)).toBe('malformed');
  },
);
