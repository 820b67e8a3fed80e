/* The fishbone as a drawing alone, for the page of the exercise and for the screens of a room. */

import { s } from "../../ui/dom.js";
import { fishbone } from "./geometry.js";

/** The fish of an *issue* and its *causes*, [{id, text, rank}] in their order; *across* is how wide it is in units. */
export function drawFish(issue, causes, across = undefined) {
  return drawn(fishbone(issue, causes, across));
}

function drawn(fish) {
  const lines = (some, anchor) =>
    some.map(({ words, x, y }) => s("text", { x, y, "text-anchor": anchor, "font-size": fish.size }, words));
  return s(
    "svg",
    { viewBox: `0 0 ${fish.width} ${fish.height}`, class: "six-fish" },
    s("path", { class: "six-fish-spine", d: `M${fish.spine.x1} ${fish.spine.y}H${fish.spine.x2}` }),
    s("path", { class: "six-fish-tail", d: `M${fish.spine.x1 - 6} ${fish.spine.y - 16}l16 16l-16 16` }),
    fish.bones.map(({ line, circle, rank, lines: words }) =>
      s(
        "g",
        { class: rank === "1" ? "six-fish-first" : null },
        s("path", { class: "six-fish-bone", d: `M${line.x1} ${line.y1}L${line.x2} ${line.y2}` }),
        s("circle", { cx: circle.x, cy: circle.y, r: circle.r }),
        s(
          "text",
          { class: "six-fish-rank", x: circle.x, y: circle.y + 5, "text-anchor": "middle", "font-size": 15 },
          rank,
        ),
        lines(words, "middle"),
      )
    ),
    s("polygon", { class: "six-fish-head", points: fish.head.points.map((at) => at.join(",")).join(" ") }),
    s("g", { class: "six-fish-issue" }, lines(fish.head.lines, "middle")),
  );
}
