import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { parseStartOptions, startArguments } from '../../../main/hosts/options.ts';

test('without options the desk of this user opens on any free port', () => {
  const options = parseStartOptions([]);
  expect(options).toEqual({ dataDir: expect.stringMatching(/joint-desk$/), port: 0, isOpening: true, clock: null });
  expect(isAbsolute(options?.dataDir ?? '')).toBe(true);
});

test('what is said is taken, and survives being handed to Electron', () => {
  const options = parseStartOptions([
    '--data',
    '/tmp/a b',
    '--port',
    '8123',
    '--no-open',
    '--clock',
    '2021-11-20T09:00',
  ]);
  expect(options).toEqual({ dataDir: '/tmp/a b', port: 8123, isOpening: false, clock: '2021-11-20T09:00' });
  const again = options === null ? null : parseStartOptions(startArguments(options));
  expect(again).toEqual({ ...options, isOpening: true });
});

test('help is help', () => {
  expect(parseStartOptions(['--help', '--port', '1'])).toBe(null);
});

test.each([
  [['--prot', '1'], '不认识的选项：--prot 1'],
  [['folder'], '不认识的选项：folder'],
  [['--port', '70000'], '--port 70000 不是端口号'],
  [['--port', '80a'], '--port 80a 不是端口号'],
  [['--clock', '2021-11-20'], '--clock 2021-11-20 格式不对'],
])('%j is refused by a sentence', (args, sentence) => {
  expect(() => parseStartOptions(args)).toThrow(sentence);
});
