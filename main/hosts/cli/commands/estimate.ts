/** `desk estimate`: what the layers before the product would pay, from a region pack; 参考测算 only (counter rule 25). */
import { AppError } from '../../../../shared/errors.ts';
import { formatYuan, ZERO, type Fen } from '../../../../shared/money.ts';
import { findRegionPack } from '../../../../shared/region/built-in.ts';
import { estimateLayers } from '../../../../shared/region/estimate.ts';
import { estimateSentences, explainRegionStep, layerSentence } from '../../../../shared/region/explain.ts';
import type { RegionFacts, RegionPosition } from '../../../../shared/region/facts.ts';
import { loadRegionPack } from '../../../../shared/region/load.ts';
import type { RegionEstimate } from '../../../../shared/region/result.ts';
import type { RegionPack } from '../../../../shared/region/schema.ts';
import { ESTIMATE_HEAD, LAYER_NAMES } from '../../../../shared/region/words.ts';
import { AMOUNT_FIELDS, SHEET_FIELD_NAMES, type SettlementSheet } from '../../../../shared/settlement-sheet.ts';
import { textTable } from '../../../../shared/text-table.ts';
import type { Command } from '../command.ts';
import { parseCommand } from '../parse.ts';
import { readJson } from '../read-json.ts';
import { readRegionFacts, type RegionFactsFile } from '../region-facts.ts';

const HELP = `npm run desk -- estimate --region <编号|文件.json> --facts <文件.json> [--json]
${ESTIMATE_HEAD}：按地区政策包测算基本医保、大病或大额、医疗救助各层约支付多少。不写任何数据。
  --region ID|FILE 随程序提供的政策包编号（anyang、zaozhuang，均含样例值），或政策包文件，见 docs/region.md
  --facts FILE     {"format":1,"insutype":"390","identities":["低保对象"],"position":{本年度累计},"stays":[{"hospitalGrade":"3",
                   "area":"local","begndate":"2022-06-01","enddate":"2022-06-20","medfee_sumamt":"160000.00",…}]}，金额为元
  --json           标准输出给一行 JSON：{"isEstimate":true,"notice","pack","stays":[{"layers","steps","unset","samples",
                   "sentences"}],"visits","position"}；layers 和 steps 金额为分，visits 可放进 settle 的事实文件，
                   position 可放进下一次的事实文件，两者金额为元；有数值未定时两者为 null`;

export const estimateCommand: Command = {
  help: HELP,
  run: (args) => {
    const { values } = parseCommand(args, HELP, { region: { type: 'string' }, facts: { type: 'string' } });
    if (values.region === undefined || values.facts === undefined) {
      throw new AppError('cli-usage', { problem: '请用 --region 和 --facts 给出政策包和事实文件。', help: HELP });
    }
    const pack = packOf(values.region);
    const file = readRegionFacts(values.facts, readJson(values.facts));
    const stays = estimatesOf(pack, file);
    const isWhole = stays.every(({ estimate }) => estimate.sheet !== null);
    const text = [headText(pack, file), ...stays.map(stayText), ...restText(file, stays)].join('\n\n');
    return Promise.resolve({ ok: true, text, json: jsonOf(pack, stays, isWhole) });
  },
};

interface EstimatedStay {
  readonly facts: RegionFacts;
  readonly estimate: RegionEstimate;
}

function packOf(text: string): RegionPack {
  return text.endsWith('.json') ? loadRegionPack(readJson(text)) : findRegionPack(text);
}

/** The stays fold in their order, up to the first one that is not known: the ones behind it start from nowhere. */
function estimatesOf(pack: RegionPack, file: RegionFactsFile): readonly EstimatedStay[] {
  const estimated: EstimatedStay[] = [];
  let position: RegionPosition | null = null;
  for (const stay of file.stays) {
    const facts = file.factsOf(stay, position);
    const estimate = estimateLayers(pack, facts);
    estimated.push({ facts, estimate });
    if (estimate.position === null) break;
    position = estimate.position;
  }
  return estimated;
}

function headText({ region, id }: RegionPack, { isFirstOfYear, stays }: RegionFactsFile): string {
  const start = isFirstOfYear ? '未给出本年度累计，第一次就医按本年度首次住院测算。' : '从所给的本年度累计接着测算。';
  return `${ESTIMATE_HEAD}\n${region.name}（政策包 ${id}），共 ${stays.length} 次就医。${start}`;
}

/** Said only where an unknown layer ended the year before its last stay. */
function restText(file: RegionFactsFile, stays: readonly EstimatedStay[]): readonly string[] {
  const left = file.stays.length - stays.length;
  return left === 0 ? [] : [`其后 ${left} 次就医须先知道本次各层的支付，没有测算。`];
}

function stayText({ facts, estimate }: EstimatedStay): string {
  const right = { align: 'right' } as const;
  const columns = [
    { title: '层' },
    { title: '计算的费用', ...right },
    { title: '约支付', ...right },
    { title: '说明' },
  ];
  const shown = (amount: Fen | null): string => (amount === null ? '未知' : formatYuan(amount));
  const rows = estimate.layers.map((layer) => [
    LAYER_NAMES[layer.id],
    shown(layer.base),
    shown(layer.amount),
    layerSentence(layer),
  ]);
  const steps = estimate.steps
    .map(explainRegionStep)
    .map(({ title, formula, source }, at) => `${at + 1}. ${title}：${formula}（${source}）`);
  const sheet = estimate.sheet === null ? '有数值未定，不能给出结算单。' : sheetText(estimate.sheet);
  const head = `${facts.begndate} 至 ${facts.enddate}，${ESTIMATE_HEAD}`;
  return [head, textTable(columns, rows), '', sheet, '', ...steps, '', ...estimateSentences(estimate)].join('\n');
}

function sheetText(sheet: SettlementSheet): string {
  const columns = [{ title: '测算的结算单' }, { title: '金额（元）', align: 'right' as const }];
  const rows = AMOUNT_FIELDS.map((field) => [SHEET_FIELD_NAMES[field], formatYuan(sheet[field] ?? ZERO)]);
  return textTable(columns, rows);
}

function jsonOf(pack: RegionPack, stays: readonly EstimatedStay[], isWhole: boolean) {
  const last = stays.at(-1)?.estimate.position ?? null;
  return {
    isEstimate: true,
    notice: ESTIMATE_HEAD,
    pack: pack.id,
    stays: stays.map(({ estimate }) => ({
      version: estimate.version,
      layers: estimate.layers,
      steps: estimate.steps.map(explainRegionStep),
      unset: estimate.unset,
      samples: estimate.samples,
      sentences: estimateSentences(estimate),
    })),
    visits: isWhole ? stays.map(visitOf) : null,
    position: last === null ? null : positionJson(last),
  };
}

/** As a visit of `desk settle`, which holds 核定 for it. */
function visitOf({ facts, estimate }: EstimatedStay) {
  const { area, hospitalGrade } = facts;
  return {
    sheet: estimate.sheet === null ? null : nationalSheet(estimate.sheet),
    care: { isEstimate: true, area, hospitalGrade },
  };
}

function nationalSheet(sheet: SettlementSheet): Record<string, string> {
  const { insutype, setl_time, begndate, enddate, med_type, fixmedins_name } = sheet;
  const amounts = AMOUNT_FIELDS.map((field) => [field, plainYuan(sheet[field] ?? ZERO)]);
  return { insutype, setl_time, begndate, enddate, med_type, fixmedins_name, ...Object.fromEntries(amounts) };
}

function positionJson({ year, insutype, stays, ...amounts }: RegionPosition) {
  const inYuan = Object.entries(amounts).map(([name, amount]) => [name, plainYuan(amount)]);
  return { year, insutype, stays, ...Object.fromEntries(inYuan) };
}

function plainYuan(amount: Fen): string {
  return formatYuan(amount).replaceAll(',', '');
}
