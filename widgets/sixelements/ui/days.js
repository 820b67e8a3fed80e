/* Days: how they are told and written, and answers kept by date. */

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

/** The date on this device, as year-month-day. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A date as people write it; what is no date stays as it is. */
export function dayInWords(date) {
  const [year, month, day] = DAY.test(date) ? date.split("-").map(Number) : [];
  return year
    ? new Date(year, month - 1, day).toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" })
    : date;
}
