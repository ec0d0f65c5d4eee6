/** Each house rule that lint watches, proved by a file that must be refused, beside those that may. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, runTool } from '../support/tool.ts';

/** File → the rules that refuse it. A file that is not here must pass: it stands in the one place that may. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'central/sqlite.ts': ['eslint(no-restricted-imports)'],
  'main/clock.ts': ['eslint(no-restricted-globals)'],
  'main/electron.ts': ['eslint(no-restricted-imports)'],
  'main/floating.ts': ['typescript(no-floating-promises)'],
  'main/hash-old-name.ts': ['eslint(no-restricted-imports)'],
  'main/hash.ts': ['eslint(no-restricted-imports)'],
  'main/hosts/electron/preload/node.ts': ['eslint(no-restricted-imports)'],
  'main/hosts/electron/preload/process.ts': ['eslint(no-restricted-globals)'],
  'main/hosts/electron/sqlite.ts': ['eslint(no-restricted-imports)'],
  'main/loose-equality.ts': ['eslint(eqeqeq)'],
  'main/misused.ts': ['typescript(no-misused-promises)'],
  'main/random.ts': ['eslint(no-restricted-properties)'],
  'main/sqlite-required.ts': ['eslint(no-restricted-imports)'],
  'main/sqlite.ts': ['eslint(no-restricted-imports)'],
  'main/unfinished-switch.ts': ['typescript(switch-exhaustiveness-check)'],
  'renderer/clock.ts': ['eslint(no-restricted-globals)'],
  'renderer/electron.ts': ['eslint(no-restricted-imports)'],
  'renderer/hook.tsx': ['react-hooks(rules-of-hooks)'],
  'shared/any.ts': ['typescript(no-explicit-any)'],
  'shared/console.ts': ['eslint(no-console)', 'eslint(no-restricted-globals)'],
  'shared/crypto.ts': ['eslint(no-restricted-imports)'],
  'shared/date-hidden.ts': ['eslint(no-restricted-globals)', 'eslint(no-restricted-properties)'],
  'shared/date-now.ts': ['eslint(no-restricted-globals)'],
  'shared/date.ts': ['eslint(no-restricted-globals)'],
  'shared/decimal.ts': ['eslint(no-restricted-imports)'],
  'shared/intl.ts': ['eslint(no-restricted-globals)'],
  'shared/namespace.ts': ['typescript(no-namespace)'],
  'shared/non-null.ts': ['typescript(no-non-null-assertion)'],
  'shared/random-spelled.ts': ['eslint(no-restricted-properties)'],
  'shared/random-taken.ts': ['eslint(no-restricted-properties)'],
  'shared/random.ts': ['eslint(no-restricted-properties)'],
  'shared/reference-lib.ts': ['typescript(triple-slash-reference)'],
  'shared/reference-path.ts': ['typescript(triple-slash-reference)'],
  'shared/reference-types.ts': ['typescript(triple-slash-reference)'],
  'shared/ts-ignore.ts': ['typescript(ban-ts-comment)'],
  'test/focused.test.ts': ['vitest(no-focused-tests)'],
  'test/skipped.test.ts': ['vitest(no-disabled-tests)'],
};

test('lint refuses what the house rules forbid, and nothing in the one place that may', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'joint desk lint '));
  cpSync(join(ROOT, 'test', 'layers', 'lint'), folder, { recursive: true });
  for (const name of ['.oxlintrc.json', 'tsconfig.base.json']) cpSync(join(ROOT, name), join(folder, name));
  writeFileSync(join(folder, 'tsconfig.json'), TSCONFIG);
  const { code, stdout } = await runTool(
    'node_modules/oxlint/bin/oxlint',
    ['--type-aware', '--format', 'json'],
    folder,
  );
  rmSync(folder, { recursive: true });
  expect({ code, refused: refusedIn(stdout) }).toEqual({ code: 1, refused: REFUSED });
});

const TSCONFIG = '{"extends":"./tsconfig.base.json","compilerOptions":{"jsx":"react-jsx"},"include":["**/*"]}';

function refusedIn(report: string): Record<string, string[]> {
  // The shape of oxlint's own JSON report.
  const { diagnostics } = JSON.parse(report) as { diagnostics: { filename: string; code: string }[] };
  const byFile = Map.groupBy(diagnostics, ({ filename }) => filename);
  const rules = [...byFile].map(([file, found]) => [file, [...new Set(found.map(({ code }) => code))].toSorted()]);
  return Object.fromEntries(rules);
}
