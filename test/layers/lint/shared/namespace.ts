export namespace Money {
  export const zero = 0;
}
