/** Builders of 扣缴结果文件 (docs/deductions.md). */

/** One row as the account system would write it; deducted unless stated. */
export interface DeductionLine {
  readonly no: string;
  readonly certno: string;
  readonly amount: string;
  readonly isDeducted?: boolean;
  readonly reason?: string;
  readonly reference?: string;
}

/** The file's text. */
export function deductionText(lines: readonly DeductionLine[]): string {
  const rows = lines.map(({ no, certno, amount, isDeducted = true, reason, reference }, index) =>
    [
      no,
      certno,
      amount,
      isDeducted ? '成功' : '失败',
      reason ?? (isDeducted ? '' : '账户余额不足'),
      reference ?? (isDeducted ? `GZ2021${index}` : ''),
    ].join(','),
  );
  return ['受理单号,证件号码,金额,结果,原因,流水号', ...rows, ''].join('\r\n');
}

/** The file's bytes in UTF-8. */
export function deductionCsv(lines: readonly DeductionLine[]): Uint8Array {
  return Buffer.from(deductionText(lines));
}
