/* How many have shared, before anything is revealed. */

import { h, s, W } from "../dom.js";

/** One dot a person who joined, filled as people share: from the left, so that no dot belongs to anybody. */
export function dotsPicture(joined, shared) {
  const across = Math.max(10, Math.ceil(Math.sqrt(joined * 3)));
  const down = Math.ceil(joined / across);
  const svg = s("svg", {
    viewBox: `0 0 ${across * 24} ${down * 24}`,
    class: "six-slide-dots",
    role: "img",
    "aria-label": W("slides.dots", { shared, joined }),
  });
  for (let index = 0; index < joined; index += 1) {
    svg.append(
      s("circle", {
        cx: (index % across) * 24 + 12,
        cy: Math.floor(index / across) * 24 + 12,
        r: 8,
        class: index < shared ? "six-slide-dot six-slide-dot-full" : "six-slide-dot",
      }),
    );
  }
  return h(
    "figure",
    { class: "six-slide-fill" },
    svg,
    h("figcaption", { class: "six-muted" }, W("slides.shared_so_far")),
  );
}
