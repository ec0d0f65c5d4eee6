/** 人员: who may sign in here and what each may do. */
import { Table, type TableColumnsType } from 'antd';
import { GRANT_NAMES, SIDE_NAMES, type Operator } from '../../../shared/desk.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { AddOperator } from './AddOperator.tsx';

const COLUMNS: TableColumnsType<Operator> = [
  { title: '工号', dataIndex: 'operatorNo' },
  { title: '姓名', dataIndex: 'name' },
  { title: '所属', key: 'side', render: (_, { side, insurer }) => insurer ?? SIDE_NAMES[side] },
  {
    title: '权限',
    key: 'grants',
    render: (_, { grants }) => grants.map((grant) => GRANT_NAMES[grant]).join('、') || '无',
  },
  { title: '执业登记编号', key: 'licence', render: (_, { licenceNo }) => licenceNo ?? '—' },
];

/** The list, and a form for the next one. */
export function OperatorsPart() {
  const list = useDeskQuery('operators.list', {});
  return (
    <div className="two-columns">
      <Panel title="人员">
        <ErrorSentence error={list.error} />
        {list.data !== undefined && (
          <Table
            size="small"
            rowKey="operatorNo"
            columns={COLUMNS}
            dataSource={list.data.operators}
            pagination={false}
          />
        )}
      </Panel>
      <AddOperator />
    </div>
  );
}
