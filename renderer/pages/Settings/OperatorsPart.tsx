/** 人员: who may sign in here and what each may do. */
import { useState } from 'react';
import { Button, Table, type TableColumnsType } from 'antd';
import { GRANT_NAMES, SIDE_NAMES, STANDING_NAMES } from '../../../shared/desk.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { NotYours } from '../../components/NotYours.tsx';
import { Panel } from '../../components/Panel.tsx';
import { AddOperator } from './AddOperator.tsx';
import { ChangeOperator, type ListedOperator } from './ChangeOperator.tsx';

const COLUMNS: TableColumnsType<ListedOperator> = [
  { title: '工号', dataIndex: 'operatorNo', className: 'unbroken' },
  { title: '姓名', dataIndex: 'name', className: 'unbroken' },
  {
    title: '所属',
    key: 'side',
    className: 'operator-side',
    render: (_, { side, insurer }) => insurer ?? SIDE_NAMES[side],
  },
  {
    title: '权限',
    key: 'grants',
    render: (_, { grants }) => grants.map((grant) => GRANT_NAMES[grant]).join('、') || '无',
  },
  { title: '执业登记编号', key: 'licence', render: (_, { licenceNo }) => licenceNo ?? '—' },
  { title: '状态', key: 'standing', className: 'unbroken', render: (_, { standing }) => STANDING_NAMES[standing] },
];

/** The list, and beside it a form for the next one or for the one to correct. */
export function OperatorsPart() {
  const mayList = useMayCall('operators.list');
  const mayAdd = useMayCall('operators.add');
  const list = useDeskQuery('operators.list', {}, mayList);
  const [chosen, setChosen] = useState<string | null>(null);
  const operator = list.data?.operators.find(({ operatorNo }) => operatorNo === chosen) ?? null;
  if (!mayList) return <NotYours what="查看人员" method="operators.list" />;
  const columns: TableColumnsType<ListedOperator> = [
    ...COLUMNS,
    {
      title: '',
      key: 'change',
      render: (_, { operatorNo }) =>
        mayAdd && (
          <Button size="small" aria-label={`修改 ${operatorNo}`} onClick={() => setChosen(operatorNo)}>
            修改
          </Button>
        ),
    },
  ];
  return (
    <div className="two-columns operators">
      <Panel title="人员">
        <ErrorSentence error={list.error} />
        {list.data !== undefined && (
          <Table
            size="small"
            rowKey="operatorNo"
            columns={columns}
            dataSource={list.data.operators}
            pagination={false}
          />
        )}
      </Panel>
      {!mayAdd && <NotYours what="添加和修改人员" method="operators.add" />}
      {mayAdd && operator === null && <AddOperator />}
      {mayAdd && operator !== null && (
        <ChangeOperator key={operator.operatorNo} operator={operator} onDone={() => setChosen(null)} />
      )}
    </div>
  );
}
