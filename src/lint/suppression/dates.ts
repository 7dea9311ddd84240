/** A day as ISO 8601 writes it, `2027-01-31`; such texts are in the order of the days. */
export type Day = string;

const millisecondsOfDay = 86_400_000;

let latest = { number: Number.NaN, day: "" };

/** The day it is in UTC, so that a template is judged alike wherever it is linted. */
export function today(): Day {
  const number = Math.floor(Date.now() / millisecondsOfDay);
  if (number !== latest.number) {
    latest = { number, day: new Date().toISOString().slice(0, 10) };
  }
  return latest.day;
}

export function isDay(text: unknown): text is Day {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
