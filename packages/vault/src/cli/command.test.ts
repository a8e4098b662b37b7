import { expect, test } from 'vitest';
import { type Command, parseGiven } from './command.ts';

const command: Command = {
  name: 'notes add',
  summary: 'add a note',
  positional: 'NOTE',
  options: {
    tag: { type: 'string', multiple: true, value: 'TAG', help: 'A tag.' },
    to: { type: 'string', value: 'BOOK', help: 'A book.' },
    loud: { type: 'boolean', help: 'Loud.' },
  },
  run: async () => {},
};

test('options are read by their kind', () => {
  const given = parseGiven(command, ['milk', '--tag', 'a', '--tag=b', '--loud']);
  expect(given.positional).toBe('milk');
  expect(given.texts('tag')).toEqual(['a', 'b']);
  expect(given.text('to')).toBeUndefined();
  expect(given.flag('loud')).toBe(true);
});

test.each([
  [[], 'It needs a NOTE.'],
  [['milk', 'bread'], 'It does not know what to do with "bread".'],
  [['milk', '--cheap'], 'There is no option --cheap.'],
  [['milk', '-x'], 'There is no option -x.'],
  [['milk', '--to'], 'The option --to needs a value.'],
  [['milk', '--to', '--loud'], 'The option --to needs a value.'],
  [['milk', '--loud=yes'], 'The option --loud takes no value.'],
])('%j is refused with a word on what is wrong', (args, sentence) => {
  expect(() => parseGiven(command, args)).toThrow(
    expect.objectContaining({ code: 'config_invalid', message: `${sentence} See inlay notes add --help.` }),
  );
});
