/** Sentences of the errors about papers. */
export const paperErrors = {
  'paper-glyph-missing': (d: { field: string; character: string; codePoint: string }) =>
    `“${d.field}”中的“${d.character}”（${d.codePoint}）在本机所有字体中都没有字形，单证未生成。` +
    `请安装含该字的字体（如宋体扩展 B）后重新打印，或经本人同意改用与证件一致的正体字；系统内仍保留原字。`,
  'paper-content-unreadable': (d: { no: string; kind: string; type: string }) =>
    `单证 ${d.no}（${d.kind}）与其业务记录 ${d.type} 对不上，未生成。请核对单证号；仍出现请联系技术支持。`,
  'paper-tampered': (d: { no: string }) =>
    `单证 ${d.no} 的内容与流水中的校验值不符，可能被改动过，未生成。请勿交给群众，由主管核验流水后处理。`,
  'paper-unknown': (d: { no: string }) => `没有单号为 ${d.no} 的单证。请核对单号后重试。`,
  'paper-erased': (d: { no: string }) =>
    `单证 ${d.no} 的内容已依规定销毁，只保留单号和金额，不能再打印。如需查证请联系主管。`,
} as const;
