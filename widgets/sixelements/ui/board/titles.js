/* What an exercise is called on the display. */

import { W } from "../dom.js";

export function titleOf(activity) {
  return activity.round > 1 ? W("slides.round", { title: activity.title, n: activity.round }) : activity.title;
}
