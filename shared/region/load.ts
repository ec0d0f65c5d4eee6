/** Reads a region pack file: schema first, then what the schema cannot say (sources, versions, whole tables, bands). */
import { addDays } from '../dates.ts';
import { AppError } from '../errors.ts';
import { formatYuan } from '../money.ts';
import { fenOf } from '../plan/figure.ts';
import { firstProblem, inChinese } from '../schema-words.ts';
import { CARE_AREAS, HOSPITAL_GRADES } from '../settle/care.ts';
import { regionFigures } from './figures.ts';
import { type Bands, regionPackSchema, type RegionPack, type RegionVersion, type Scheme } from './schema.ts';
import { AREA_NAMES, GRADE_NAMES } from './words.ts';

/** Parses the content of a region pack file. Throws `region-invalid` with the path of the first problem. */
export function loadRegionPack(content: unknown): RegionPack {
  const parsed = regionPackSchema.safeParse(content, { error: inChinese });
  if (!parsed.success) throw invalid(nameOf(content), ...firstProblem(parsed.error.issues));
  const problem = problems(parsed.data)[0];
  if (problem !== undefined) throw invalid(parsed.data.id, ...problem);
  return parsed.data;
}

type Problem = readonly [path: string, problem: string];

function problems(pack: RegionPack): Problem[] {
  return [
    ...dates(pack.versions),
    ...pack.versions.flatMap((version): Problem[] => [
      ...twice(
        `versions.${version.from}.schemes`,
        version.schemes.map(({ insutype }) => insutype),
      ),
      ...twice(
        `versions.${version.from}.assistance`,
        version.assistance.map(({ id }) => id),
      ),
      ...twice(
        `versions.${version.from}.assistance`,
        version.assistance.map(({ identity }) => identity),
      ),
      ...version.schemes.flatMap((scheme) =>
        schemeProblems(`versions.${version.from}.schemes.${scheme.insutype}`, scheme),
      ),
    ]),
    ...sources(pack),
  ];
}

function dates(versions: readonly RegionVersion[]): Problem[] {
  return versions.flatMap(({ from, to }, at): Problem[] => {
    const path = `versions.${at}`;
    if (from > to) return [[path, `起始日期 ${from} 晚于结束日期 ${to}`]];
    const before = versions[at - 1];
    if (before === undefined || addDays(before.to, 1) === from) return [];
    if (before.to >= from) return [[path, `与前一版重叠：前一版到 ${before.to}，本版从 ${from} 起`]];
    return [[path, `与前一版之间有空档：${addDays(before.to, 1)} 至 ${addDays(from, -1)} 没有版本`]];
  });
}

function twice(path: string, keys: readonly string[]): Problem[] {
  const found = keys.find((key, at) => keys.indexOf(key) !== at);
  return found === undefined ? [] : [[path, `“${found}”重复`]];
}

function schemeProblems(path: string, scheme: Scheme): Problem[] {
  return [
    ...twice(
      `${path}.rules`,
      scheme.rules.map(({ id }) => id),
    ),
    ...coverage(`${path}.rules`, scheme),
    ...scheme.rules.flatMap(({ id, lines, bands }) =>
      bandProblems(
        `${path}.rules.${id}.bands`,
        bands,
        lines.map((line) => fenOf(line)),
      ),
    ),
    ...(scheme.insutype === '390'
      ? bandProblems(`${path}.catastrophic.bands`, scheme.catastrophic.bands, [fenOf(scheme.catastrophic.line)])
      : []),
  ];
}

/** Every grade × area has exactly one rule: a stay is never without one, and never has the choice. */
function coverage(path: string, { rules }: Scheme): Problem[] {
  return HOSPITAL_GRADES.flatMap((grade) =>
    CARE_AREAS.flatMap((area): Problem[] => {
      const found = rules.filter(({ grades, areas }) => grades.includes(grade) && areas.includes(area));
      const what = `${GRADE_NAMES[grade]}、${AREA_NAMES[area]}`;
      if (found.length === 0) return [[path, `${what}没有规则；尚不知道的数值请写 unset 和原因`]];
      return found.length === 1 ? [] : [[path, `${what}有多条规则：${found.map(({ id }) => id).join('、')}`]];
    }),
  );
}

/** Bands ascend; the first begins at every line or below it, so that no cost above a line is without a ratio. */
function bandProblems(path: string, bands: Bands, lines: readonly ReturnType<typeof fenOf>[]): Problem[] {
  const starts = bands.map(({ above }) => fenOf(above));
  const known = starts.flatMap((start) => (start === null ? [] : [start]));
  const descent = known.find((start, at) => at > 0 && start <= (known[at - 1] ?? start));
  const first = starts[0] ?? null;
  const lineBelow = lines.find((line) => line !== null && first !== null && first > line) ?? null;
  return [
    ...twice(
      path,
      bands.map(({ id }) => id),
    ),
    ...(descent === undefined
      ? []
      : [[path, `各段起点须从小到大，${formatYuan(descent)} 不大于前一段的起点`] satisfies Problem]),
    ...(first === null || lineBelow === null
      ? []
      : [
          [
            path,
            `第一段起点 ${formatYuan(first)} 高于起付线 ${formatYuan(lineBelow)}，两者之间的费用没有比例`,
          ] satisfies Problem,
        ]),
  ];
}

function sources(pack: RegionPack): Problem[] {
  return regionFigures(pack).flatMap(({ path, figure }): Problem[] => {
    const document = pack.documents[figure.source.doc];
    if (document === undefined) return [[path, `依据文件“${figure.source.doc}”不在文件清单中`]];
    const isSample = 'sample' in figure && figure.sample === true;
    if ('value' in figure && isSample !== (document.kind === 'sample')) {
      return [[path, '样例数值必须标明样例，正式数值不得引用样例']];
    }
    return [];
  });
}

function nameOf(content: unknown): string {
  const hasId = typeof content === 'object' && content !== null && 'id' in content;
  return hasId && typeof content.id === 'string' ? content.id : '（无编号）';
}

function invalid(pack: string, path: string, problem: string): AppError<'region-invalid'> {
  return new AppError('region-invalid', { pack, path, problem });
}
