/** A test page: rulers in millimetres along the edges, a cross to measure, the offsets in force, samples (counter rule 32). */
import { minuteOf } from '../../shared/dates.ts';
import { PROFILE_NAMES } from '../../shared/print-profile.ts';
import { columnsOf, FORM_COLUMNS, FORM_LINES, wrapColumns } from '../printing/text-page.ts';
import type { Fonts } from './fonts.ts';
import { drawLines, drawRule, drawText, lineHeight, linesOf, openPen, type Pen } from './pen.ts';
import { POINTS_PER_MM, PROFILE, type Profile } from './profile.ts';
import { bytesOf } from './render.ts';
import type { TestPage } from './render-job.ts';

/** Length of a ruler's ticks in millimetres: every one, every fifth, every tenth. */
const TICKS = { one: 1.5, five: 2.5, ten: 4 };
/** A roll's test piece. */
const PIECE_MM = 150;

/** The test page of a profile as a PDF. */
export async function drawTestPage(page: TestPage, fonts: Fonts): Promise<Uint8Array> {
  const profile = PROFILE[page.profile];
  const height = profile.isRoll ? PIECE_MM * POINTS_PER_MM : profile.height;
  const texts = textsOf(page, profile);
  await fonts.prepare(texts.map((text) => ({ field: '测试页', text: `${text}0123456789` })));
  const pen = openPen(
    fonts,
    { profile, offset: page.offset, heights: [height] },
    {
      title: `${PROFILE_NAMES[page.profile]}测试页`,
      subject: '测试页',
      author: page.site,
      keywords: 'test-page',
      at: page.at,
    },
  );
  pen.addPage();
  drawRulers(pen, height);
  drawCross(pen);
  drawSamples(pen, texts);
  return bytesOf(pen);
}

/** Ticks from the sheet's edges inwards, a figure at each whole centimetre; what the printer cuts off is its margin. */
function drawRulers(pen: Pen, height: number): void {
  const { width } = pen.profile;
  for (let mm = 1; mm * POINTS_PER_MM < width; mm += 1) {
    const at = mm * POINTS_PER_MM;
    const length = tickOf(mm) * POINTS_PER_MM;
    drawRule(pen, at, 0, at, length, '#000000');
    drawRule(pen, at, height - length, at, height, '#000000');
    if (mm % 10 === 0) drawText(pen, `${mm}`, at + 1, length - 4, { size: pen.profile.size.least });
  }
  for (let mm = 1; mm * POINTS_PER_MM < height; mm += 1) {
    const at = mm * POINTS_PER_MM;
    const length = tickOf(mm) * POINTS_PER_MM;
    drawRule(pen, 0, at, length, at, '#000000');
    drawRule(pen, width - length, at, width, at, '#000000');
    if (mm % 10 === 0 && mm > 10)
      drawText(pen, `${mm}`, length + 2, at - lineHeight(pen, pen.profile.size.least) / 2, {
        size: pen.profile.size.least,
      });
  }
}

function tickOf(mm: number): number {
  if (mm % 10 === 0) return TICKS.ten;
  return mm % 5 === 0 ? TICKS.five : TICKS.one;
}

/** Where the cross belongs, in millimetres from the left and upper edge. */
const CROSS_MM = 20;

function drawCross(pen: Pen): void {
  const at = CROSS_MM * POINTS_PER_MM;
  drawRule(pen, at - 10, at, at + 10, at, '#000000');
  drawRule(pen, at, at - 10, at, at + 10, '#000000');
}

function drawSamples(pen: Pen, texts: readonly string[]): void {
  const { profile } = pen;
  const left = CROSS_MM * POINTS_PER_MM + 14;
  const right = profile.width - Math.max(profile.margin.right, 6 * POINTS_PER_MM);
  let y = CROSS_MM * POINTS_PER_MM + 4;
  for (const [at, text] of texts.entries()) {
    const size = at === 0 ? profile.size.text + 2 : profile.size.text;
    y += drawLines(pen, linesOf(pen, text, right - left, size), left, y, { size, isHeavy: at === 0 }) + 2;
  }
  for (const size of [profile.size.least, profile.size.small, profile.size.text, profile.size.title]) {
    drawText(pen, `${size} 磅 保费 ¥1,234.50`, left, y, { size });
    y += lineHeight(pen, size) + 1;
  }
}

function textsOf(page: TestPage, profile: Profile): string[] {
  const width = Math.round(profile.width / POINTS_PER_MM);
  const height = Math.round(profile.height / POINTS_PER_MM);
  return [
    `${PROFILE_NAMES[page.profile]} 测试页（${width} × ${profile.isRoll ? '随内容' : height} 毫米）`,
    `窗口 ${page.deskCode} · ${page.site} · ${minuteOf(page.at)}`,
    `打印机：${page.device ?? '系统打印对话框'}`,
    `当前位置修正：右移 ${page.offset.x.toFixed(1)} 毫米，下移 ${page.offset.y.toFixed(1)} 毫米`,
    `量一量左上的十字：应距纸左边、上边各 ${CROSS_MM} 毫米。偏左、偏上多少，就在“设置 → 打印”里加上多少；偏右、偏下则减去。`,
    '中文样张：参保 理赔 医疗保险 永字八法 龑赟喆㵐',
    '金额样张：¥1,234,567,890.12 人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分',
    '证件样张：370499********012X 单证号 ZZ01-20220701-A-000042-5',
  ];
}

/** The same for a printer's own text mode: numbered lines and a ruler of columns. */
export function testLines(page: TestPage): string[] {
  const ruler = '----+----1----+----2----+----3----+----4----+----5----+----6----+----7----+----8';
  const texts = textsOf(page, PROFILE[page.profile])
    .filter((text) => !text.includes('十字'))
    // A printer's font may lack what GBK does not hold.
    .map((text) => text.replaceAll('㵐', ''));
  const body = [...texts, '首行应紧靠上方撕纸线，左右边框应完整。'].flatMap((text) =>
    wrapColumns(text, FORM_COLUMNS - 10),
  );
  const inner = Array.from({ length: FORM_LINES - 2 }, (_, at) => lineOf(at + 2, body[at] ?? ''));
  return [ruler, ...inner, ruler];
}

function lineOf(number: number, text: string): string {
  const start = `|${String(number).padStart(2, '0')} ${text}`;
  return `${start}${' '.repeat(Math.max(0, FORM_COLUMNS - 1 - columnsOf(start)))}|`;
}
