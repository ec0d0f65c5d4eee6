import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { format } from 'prettier';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

const CHECKED_IN = new URL('../../../central/openapi.json', import.meta.url);

let postgres: TestPostgres;
let centre: TestCentral;
beforeAll(async () => {
  postgres = await startTestPostgres();
  centre = await startTestCentral(postgres);
});
afterAll(async () => {
  await centre.stop();
  await postgres.stop();
});

test('what the centre says of its interface is what is checked in; UPDATE_OPENAPI=1 writes it anew', async () => {
  const served: unknown = await (await fetch(`${centre.url}/v1/openapi.json`)).json();
  if (process.env['UPDATE_OPENAPI'] === '1')
    writeFileSync(CHECKED_IN, await format(JSON.stringify(served), { parser: 'json', printWidth: 120 }));
  expect(served).toEqual(JSON.parse(readFileSync(CHECKED_IN, 'utf8')));
});

test('the figures for a monitor name nobody', async () => {
  await centre.addDesk('Z09');
  const answer = await fetch(`${centre.url}/metrics`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toContain('joint_desk_desks{standing="new"} 1\n');
  expect(text).not.toContain('Z09');
  // Every line is a comment or `name{labels} value`.
  expect(
    text
      .trimEnd()
      .split('\n')
      .filter((line) => !/^(# (HELP|TYPE) .+|[a-z_]+(\{[a-z]+="\w*"\})? \d+)$/.test(line)),
  ).toEqual([]);
});
