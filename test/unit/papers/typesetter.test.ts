/** The typesetter in a process that has nothing else to live for: a paper somebody waits for keeps it alive. */
import { expect, test } from 'vitest';
import { ROOT, runTool } from '../../support/tool.ts';

test('warming the worker while a paper is waited for loses no paper; afterwards it holds no process', async () => {
  const ended = await runTool('test/support/typesetter-alone.ts', [], ROOT);
  expect(ended).toEqual({ code: 0, stdout: 'drawn %PDF-\n' });
}, 60_000);
