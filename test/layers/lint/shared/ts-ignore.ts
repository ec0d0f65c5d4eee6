// @ts-ignore
export const figure: number = 'one';
