/** 票据代码 and 票据号码: one receipt is claimed once. */
import { Button } from 'antd';
import { useFocusOnNew } from '../../components/use-focus-on-new.ts';
import { TextField } from '../../components/TextField.tsx';
import type { ChangeClaim, ClaimDraft, InvoiceDraft } from './draft.ts';

export interface InvoiceFieldsProps {
  readonly draft: ClaimDraft;
  readonly change: ChangeClaim;
  /** A line is half filled. */
  readonly isWrong: boolean;
}

const EMPTY_INVOICE: InvoiceDraft = { bill_code: '', bill_no: '' };

/** A line per receipt; none is needed for a trial. */
export function InvoiceFields({ draft, change, isWrong }: InvoiceFieldsProps) {
  const rows = useFocusOnNew(draft.invoices.length);
  const set = (at: number, changes: Partial<InvoiceDraft>) =>
    change({ invoices: draft.invoices.map((invoice, place) => (place === at ? { ...invoice, ...changes } : invoice)) });
  return (
    <fieldset className="form-part" ref={rows}>
      <legend>医疗收费票据</legend>
      {draft.invoices.map((invoice, at) => (
        <div key={at} className="form-row">
          <TextField
            label={`票据代码 ${at + 1}`}
            value={invoice.bill_code}
            onChange={(bill_code) => set(at, { bill_code })}
            error={isWrong && invoice.bill_code.trim() === '' ? '请填写票据代码' : null}
          />
          <TextField
            label={`票据号码 ${at + 1}`}
            value={invoice.bill_no}
            onChange={(bill_no) => set(at, { bill_no })}
            error={isWrong && invoice.bill_no.trim() === '' ? '请填写票据号码' : null}
          />
          <Button
            size="small"
            aria-label={`删去票据 ${at + 1}`}
            onClick={() => change({ invoices: draft.invoices.filter((_, place) => place !== at) })}
          >
            删去
          </Button>
        </div>
      ))}
      <Button size="small" className="add-row" onClick={() => change({ invoices: [...draft.invoices, EMPTY_INVOICE] })}>
        加一张票据
      </Button>
    </fieldset>
  );
}
