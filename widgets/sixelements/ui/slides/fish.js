/* The fishbone of a room on its screens; the rows beside it are the same in words. */

import { drawFish } from "../../kinds/causes/fish.js";
import { figureWithText } from "../controls.js";
import { plural, W } from "../dom.js";

/** How wide it is drawn, by how many bones it has: the fewer there are, the larger are the letters. */
export const across = (bones) => bones > 6 ? 720 : bones > 4 ? 660 : 580;

/** The drawing of a *fish*, {issue, causes: [{id, text, rank, votes}]}; *beside* holds the same in words. */
export function fishNodes({ issue, causes }, name, beside) {
  const bones = causes.map(({ id, text, rank, votes }) => ({
    id,
    rank,
    text: votes === "" ? text : W("slides.fish_votes", { text, n: votes }),
  }));
  return figureWithText({
    svg: drawFish(issue, bones, across(bones.length)),
    title: W("slides.fish"),
    desc: plural("slides.fish_desc", causes.length),
    beside,
    name,
  });
}
