/** Policies as rows: who, what, how much, in which state. */
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { Policy } from '../../shared/contract/enrollment.ts';
import { TENDER_NAMES } from '../../shared/payment.ts';
import { Money } from './Money.tsx';
import { PaymentTag, PolicyTag } from './StateTag.tsx';

export interface PolicyTableProps {
  readonly policies: readonly Policy[];
  readonly actions: (policy: Policy) => ReactNode;
}

/** Certificate numbers come masked from the desk. */
export function PolicyTable({ policies, actions }: PolicyTableProps) {
  const columns: TableColumnsType<Policy> = [
    { title: '被保险人', key: 'person', render: (_, policy) => <Person policy={policy} /> },
    { title: '产品', key: 'product', render: (_, policy) => <Product policy={policy} /> },
    { title: '保费', key: 'premium', align: 'right', render: (_, { premium }) => <Money amount={premium} /> },
    { title: '缴费', key: 'payment', render: (_, policy) => <Payment policy={policy} /> },
    { title: '操作', key: 'actions', render: (_, policy) => actions(policy) },
  ];
  return (
    <Table
      size="small"
      rowKey="policyId"
      columns={columns}
      dataSource={[...policies]}
      pagination={policies.length > 12 ? { pageSize: 12, size: 'small', showSizeChanger: false } : false}
    />
  );
}

function Person({ policy }: { readonly policy: Policy }) {
  return (
    <>
      <div>{policy.psn_name}</div>
      <div className="cell-soft">{policy.certno}</div>
    </>
  );
}

function Product({ policy }: { readonly policy: Policy }) {
  return (
    <>
      <div>{policy.productName}</div>
      <div className="cell-soft">
        {policy.coverYear} 年度 <PolicyTag state={policy.state} />
      </div>
    </>
  );
}

function Payment({ policy }: { readonly policy: Policy }) {
  const { tender, state, payerName, reference } = policy.payment;
  return (
    <>
      <PaymentTag state={state} />
      <div className="cell-soft">
        {TENDER_NAMES[tender]} · <span className="unbroken">{payerName}</span>
      </div>
      {reference !== null && <div className="cell-soft">流水号 {reference}</div>}
    </>
  );
}
