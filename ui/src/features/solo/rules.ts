const SHORTEST_PASSWORD = 8;

/** As the desk asks for it too; here only so that the person hears of it sooner. */
export function isLongEnough(password: string): boolean {
  return Array.from(password).length >= SHORTEST_PASSWORD;
}

export function hasStoreCode(code: string): boolean {
  return /^[A-Z]{2,3}$/.test(code.trim());
}

export function hasUserName(user: string): boolean {
  return /^\S+$/.test(user.trim());
}
