/** What the 参保 roster says: 可参保 / 不可参保 for everyone, insurance rows for the 医保 side (counter rule 4). */
import { Table, type TableColumnsType } from 'antd';
import { admdvsTable } from '../../../shared/codes/admdvs.ts';
import { codeName, type CodeTable } from '../../../shared/codes/code-table.ts';
import { insutypeTable } from '../../../shared/codes/insutype.ts';
import { psnInsuStasTable } from '../../../shared/codes/psn-insu-stas.ts';
import type { PlanVerdict, RosterFacts } from '../../../shared/contract/people.ts';
import type { InsuranceRow } from '../../../shared/roster-person.ts';
import { Empty } from '../../components/Empty.tsx';
import { Notice, type Tone } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

export interface RosterPartProps {
  readonly roster: RosterFacts | null;
  /** With the rows, for the side that sees them. */
  readonly isWide?: boolean;
}

const TONES: Readonly<Record<PlanVerdict['verdict'], Tone>> = {
  eligible: 'good',
  ineligible: 'warning',
  taken: 'plain',
};

/** A sentence per product; the age of the roster stands in the head. */
export function RosterPart({ roster, isWide = false }: RosterPartProps) {
  const extra = roster === null ? undefined : <span className="panel-age">参保库截至 {roster.asOf}</span>;
  return (
    <Panel title="参保库" extra={extra}>
      {roster === null ? (
        <Empty>没有可用的参保库，不能核对能否参保。请到“设置 F8 › 参保库”查看原因，导入全量参保名单。</Empty>
      ) : (
        <>
          {roster.verdicts.map((verdict) => (
            <Notice key={verdict.planId} tone={TONES[verdict.verdict]}>
              <strong>
                {verdict.productName}
                {verdict.coverYear === null ? '' : ` ${verdict.coverYear} 年度`}
              </strong>
              <div>{verdict.sentence}</div>
            </Notice>
          ))}
          {roster.details !== null && <Insurances rows={roster.details.insurances} />}
          {roster.details === null && isWide && <Empty>参保库中没有此人。请核对证件号码，或到经办机构核实。</Empty>}
          {roster.details === null && !isWide && (
            <p className="panel-note">保险公司侧只显示能否参保和原因类别，参保明细须经本人授权后查询。</p>
          )}
        </>
      )}
    </Panel>
  );
}

const COLUMNS: TableColumnsType<InsuranceRow> = [
  { title: '险种', key: 'insutype', render: (_, row) => nameIn(insutypeTable, row.insutype) },
  { title: '参保状态', key: 'state', render: (_, row) => nameIn(psnInsuStasTable, row.psn_insu_stas) },
  { title: '参保地', key: 'place', render: (_, row) => nameIn(admdvsTable, row.insuplc_admdvs) },
  { title: '待遇享受期', key: 'benefit', render: (_, row) => benefitOf(row) },
  {
    title: '次年缴费',
    key: 'next',
    render: (_, { paid_next_year: paid }) => (paid === null ? '不可见' : paid ? '已缴' : '未缴'),
  },
];

function Insurances({ rows }: { readonly rows: readonly InsuranceRow[] }) {
  return (
    <Table
      size="small"
      rowKey={({ insutype, insuplc_admdvs }) => `${insutype} ${insuplc_admdvs}`}
      columns={COLUMNS}
      dataSource={[...rows]}
      pagination={false}
    />
  );
}

function nameIn(table: CodeTable, code: string): string {
  const name = codeName(table, code);
  return name === undefined || name === null ? code : `${name}（${code}）`;
}

function benefitOf({ trt_enjymnt_begndate: from, trt_enjymnt_enddate: to }: InsuranceRow): string {
  return from === null ? '未知' : `${from} 至 ${to ?? '长期'}`;
}
