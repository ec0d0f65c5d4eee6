/// <reference types="node" />
export const folder = 1;
