/** Certificate type and number, checked while typing; complete numbers say at once when a digit is wrong. */
import { useState, type Ref } from 'react';
import type { InputRef } from 'antd';
import { psnCertTypeTable } from '../../shared/codes/psn-cert-type.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { readCertificate, type ReadCertificate } from './certificate.ts';
import { CodeSelect } from './CodeSelect.tsx';
import { TextField } from './TextField.tsx';

export interface CertificateFieldsProps {
  readonly certType: string;
  readonly certno: string;
  readonly today: LocalDate;
  readonly onCertType: (certType: string) => void;
  readonly onCertno: (certno: string) => void;
  readonly onBlur?: () => void;
  readonly error?: string | null | undefined;
  readonly inputRef?: Ref<InputRef>;
}

/** How long an identity number is when it is whole. */
const WHOLE = 18;

/** Two fields side by side; a number is judged when it is whole or left. */
export function CertificateFields(props: CertificateFieldsProps) {
  const [isLeft, setIsLeft] = useState(false);
  const read = readCertificate(props.certType, props.certno, props.today);
  const typedLength = props.certno.normalize('NFKC').replaceAll(' ', '').length;
  const isJudged = typedLength > 0 && (isLeft || typedLength >= WHOLE);
  return (
    <>
      <CodeSelect
        label="证件类型"
        value={props.certType}
        options={psnCertTypeTable.rows}
        onChange={props.onCertType}
        showsCode
      />
      <TextField
        label="证件号码"
        value={props.certno}
        onChange={(certno) => {
          setIsLeft(false);
          props.onCertno(certno);
        }}
        onBlur={() => {
          setIsLeft(true);
          if (read.certno !== null && read.certno !== props.certno) props.onCertno(read.certno);
          props.onBlur?.();
        }}
        error={props.error ?? (isJudged ? read.problem : null)}
        hint={isJudged ? saysOf(read, props.certType) : undefined}
        placeholder="刷卡或输入号码"
        {...(props.inputRef === undefined ? {} : { inputRef: props.inputRef })}
      />
    </>
  );
}

/** What the number itself tells, with its doubts. */
function saysOf(read: ReadCertificate, certType: string): string | undefined {
  if (read.certno === null) return undefined;
  const gend = read.gend === null ? '' : ` · ${read.gend === '1' ? '男' : '女'}`;
  const told = read.brdy === null ? '' : `${certType === '01' ? '校验通过 · ' : ''}${read.brdy} 出生${gend}`;
  return [told, ...read.warnings].filter((text) => text !== '').join('；') || '格式正确';
}
