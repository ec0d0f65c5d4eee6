/** The rows of a file that were not taken: line, field, reason; to be saved and sent back. */
import { Button, Table } from 'antd';
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
  { title: '字段', dataIndex: 'field', width: 160 },
  { title: '原因', dataIndex: 'reason' },
];

/** A table of them; draws nothing when every row was taken. */
export function RefusedRows({ rows, fileName }: RefusedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <div className="refused-rows">
      <div className="refused-head">
        <span>未采用 {rows.length} 行，改正后可重新导入：</span>
        <Button size="small" onClick={() => saveText(`${fileName}.csv`, refusedCsv(rows))}>
          下载清单（CSV）
        </Button>
      </div>
      <Table
        size="small"
        rowKey={(row) => `${row.line}-${row.field}`}
        columns={COLUMNS}
        dataSource={[...rows]}
        pagination={rows.length > 8 ? { pageSize: 8, size: 'small', showSizeChanger: false } : false}
      />
    </div>
  );
}

/** Quoted, and with formulas neutralised: a spreadsheet opens it (counter rule 12). */
function refusedCsv(rows: readonly RefusedRow[]): string {
  const lines = rows.map((row) => [String(row.line), row.field, row.reason].map(quoted).join(','));
  return ['行号,字段,原因', ...lines].join('\r\n');
}

function quoted(text: string): string {
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
