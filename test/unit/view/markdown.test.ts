import { describe, expect, it } from 'vitest';
import { table } from '../../../src/view/markdown.ts';

describe('a Markdown table', () => {
  it('has a head, a rule and a line per row', () => {
    expect(table(['A', 'B'], [['1', '2']])).toEqual(['| A | B |', '| --- | --- |', '| 1 | 2 |']);
  });

  it('no cell can end itself or its row', () => {
    expect(table(['A'], [['a|b\nc']])[2]).toBe('| a\\|b c |');
  });
});
