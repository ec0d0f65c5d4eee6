/** `npm run demo`: the main job without a screen (DESIGN §10). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo, type DemoReport } from '../../demo/run.ts';
import { createLog } from '../../log.ts';
import { systemFontFolders } from '../../papers/font-folders.ts';
import { after, programVersion, workerUrls } from '../node-ports.ts';
import { sentenceOf } from '../sentence-of.ts';
import { DEMO_HELP, type DemoArguments, parseDemoArguments, refuseOutInside } from './demo-options.ts';
import { textTable } from '../../../shared/text-table.ts';

try {
  const demo = parseDemoArguments(process.argv.slice(2));
  if (demo === null) process.stdout.write(`${DEMO_HELP}\n`);
  else await demonstrate(demo);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function demonstrate(demo: DemoArguments): Promise<void> {
  const temporary = demo.dataDir === null ? mkdtempSync(join(tmpdir(), 'joint-desk-demo-')) : null;
  const dataDir = demo.dataDir ?? temporary ?? '';
  try {
    refuseOutInside(demo.out, dataDir);
    // To standard error: the data folder holds nothing but the desk.
    const host = {
      log: createLog(null),
      after,
      version: programVersion(),
      workers: workerUrls(),
      systemFonts: fonts(),
    };
    show(demo, await runDemo({ dataDir, out: demo.out, seed: demo.seed }, host));
  } catch (error) {
    if (demo.isJson) printJson(false, [], { entries: 0, verified: false });
    throw error;
  } finally {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
  }
}

function fonts(): string[] {
  return systemFontFolders(process.platform);
}

function show({ isJson, out }: DemoArguments, { outcomes, pdfs, journal }: DemoReport): void {
  const columns = [
    { title: '日期' },
    { title: '业务' },
    { title: '姓名' },
    { title: '结果', width: 64 },
    { title: '单证' },
  ];
  const rows = outcomes.map(({ day, act, who, result, papers }) => [day, act, who, result, `${papers.length} 份`]);
  const said = `${textTable(columns, rows)}\n\n单证 ${pdfs.length} 份，存于 ${out}（体验模式，样例数值已在单证上标明）
流水 ${journal.entries} 笔，核对${journal.verified ? '无误：链、内容、各表、单号都一致' : '不通过'}\n`;
  (isJson ? process.stderr : process.stdout).write(said);
  if (isJson) printJson(journal.verified, pdfs, journal);
  if (!journal.verified) process.exitCode = 1;
}

function printJson(ok: boolean, pdfs: readonly string[], journal: DemoReport['journal']): void {
  process.stdout.write(`${JSON.stringify({ ok, pdfs, journal })}\n`);
}
