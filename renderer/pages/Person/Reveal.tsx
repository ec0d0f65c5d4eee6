/** Asking for a masked field: which one and why; the desk journals both before it shows anything (UI.md, "Manner"). */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { REVEALED_FIELD_NAMES, type RevealedField } from '../../../shared/revealed-field.ts';
import { useDesk } from '../../api/desk-context.ts';
import { ChoiceGroup } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { formKeys } from '../../components/form-keys.ts';
import { focusFirstWrong } from '../../components/focus-wrong.ts';
import { TextField } from '../../components/TextField.tsx';
import { takeFocus } from '../../components/take-focus.ts';

const REASONS = ['核对本人身份', '电话联系本人', '填写其他机构表单'] as const;
const OTHER = '其他';

export interface RevealProps {
  readonly personRef: string;
  readonly fields: readonly RevealedField[];
  readonly onShown: (field: RevealedField, value: string) => void;
  readonly close: () => void;
}

/** The first field is taken already; a digit takes the reason, Enter shows. */
export function Reveal({ personRef, fields, onShown, close }: RevealProps) {
  const { client } = useDesk();
  const form = useRef<HTMLDivElement>(null);
  // The reason is what is asked; the field that is wanted most stands taken.
  useEffect(() => takeFocus(form.current?.querySelector<HTMLElement>('fieldset + fieldset input')), []);
  const [field, setField] = useState<RevealedField | null>(fields[0] ?? null);
  const [reason, setReason] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const why = reason === OTHER ? text.trim() : reason;
  const isMissing = why === null || [...why].length < 2;
  const ask = useMutation({
    mutationFn: async (input: { field: RevealedField; reason: string }) => {
      const who = { by: 'found' as const, ref: personRef };
      return { ...input, ...(await client.call('person.reveal', { who, ...input })) };
    },
    onSuccess: ({ field: asked, value }) => onShown(asked, value),
  });
  const confirm = () => {
    setIsChecked(true);
    if (field === null || why === null || isMissing) focusFirstWrong(form.current);
    else if (!ask.isPending) ask.mutate({ field, reason: why });
  };
  return (
    <div
      ref={form}
      className="form person-reveal"
      role="group"
      aria-label="显示完整信息"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          close();
        } else formKeys(confirm, 'confirms')(event);
      }}
    >
      <ChoiceGroup
        label="显示哪一项"
        choices={fields.map((each) => ({ value: each, label: REVEALED_FIELD_NAMES[each] }))}
        value={field}
        onChange={setField}
      />
      <ChoiceGroup
        label="原因（记入查看记录）"
        choices={[...REASONS, OTHER].map((each) => ({ value: each, label: each }))}
        value={reason}
        onChange={setReason}
        error={isChecked && reason === null ? '请选择原因。' : null}
      />
      {reason === OTHER && (
        <TextField
          label="原因说明"
          value={text}
          onChange={setText}
          autoFocus
          error={isChecked && isMissing ? '请写明原因，至少 2 个字。' : null}
        />
      )}
      <div className="form-actions">
        <Button type="primary" data-enter loading={ask.isPending} onClick={confirm}>
          显示
        </Button>
        <Button onClick={close}>取消</Button>
      </div>
      <ErrorSentence error={ask.error} />
    </div>
  );
}
