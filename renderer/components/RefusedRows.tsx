/** The rows of a file that were not taken: line, field, reason; to be saved and sent back. */
import { Button, Table } from 'antd';
import { REFUSED_CSV_HEADER, refusedCsvLines } from '../../shared/refused-csv.ts';
import { columnTitle } from '../../shared/roster-columns.ts';
import { saveText } from './save-text.ts';

export interface RefusedRow {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

export interface RefusedRowsProps {
  readonly rows: readonly RefusedRow[];
  /** Name of the saved file, without its ending. */
  readonly fileName: string;
}

const COLUMNS = [
  { title: '行号', dataIndex: 'line', width: 70 },
  { title: '字段', dataIndex: 'field', width: 190, render: columnTitle },
  { title: '原因', dataIndex: 'reason' },
];

/** A table of them; draws nothing when every row was taken. */
export function RefusedRows({ rows, fileName }: RefusedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <div className="refused-rows">
      <div className="refused-head">
        <span>未采用 {rows.length} 行，改正后可重新导入：</span>
        <Button size="small" onClick={() => saveText(`${fileName}.csv`, REFUSED_CSV_HEADER + refusedCsvLines(rows))}>
          下载清单（CSV）
        </Button>
      </div>
      <RefusedTable rows={rows} />
    </div>
  );
}

/** Line, field and reason, eight at a time. */
export function RefusedTable({ rows }: Pick<RefusedRowsProps, 'rows'>) {
  return (
    <Table
      size="small"
      rowKey={(row) => `${row.line}-${row.field}`}
      columns={COLUMNS}
      dataSource={[...rows]}
      pagination={rows.length > 8 ? { pageSize: 8, size: 'small', showSizeChanger: false } : false}
    />
  );
}
