const { random } = Math;
export const chance = random();
