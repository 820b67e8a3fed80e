/* Answers kept by date. */

import { isObject } from "./shape.js";

export const DAY = /^\d{4}-\d\d-\d\d$/;
/** More than these are a heavy record; the oldest goes only where the person says so. */
export const DAYS_LIMIT = 20;

/** What is sound of answers kept by date: each date once, the oldest first. */
export function soundDays(found) {
  const sound = (Array.isArray(found) ? found : []).filter((one) =>
    isObject(one) && DAY.test(one.date) && Number.isInteger(one.version) && isObject(one.answers)
  );
  const byDate = new Map(sound.map(({ date, version, answers }) => [date, { date, version, answers }]));
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date));
}
