/* Among the results: the exercise as a file for Word or Excel, made on this device when somebody asks for it. */

import { button } from "./controls.js";
import { h, W } from "./dom.js";
import { makeFetched } from "./fetched.js";

const files = makeFetched(() => import("./take/take.js"));

/** The two buttons; what makes the files is fetched with them, so that they work when the network is gone. */
export function takeHomePart(ctx) {
  files.begin();
  const save = async (format) => {
    try {
      await files.come();
      const root = /** @type {Element} */ (part.closest(".six-stage") ?? part);
      ctx.say(W("home.saved", { name: await files.here().saveOffice(ctx, format, root) }));
    } catch (error) {
      console.error(error);
      ctx.say(W("home.not_saved"));
    }
  };
  const part = h(
    "section",
    { class: "six-off-paper" },
    h("h3", {}, W("home.heading")),
    h("p", { class: "six-hint" }, W("home.hint")),
    h(
      "div",
      { class: "six-row" },
      ["docx", "xlsx"].map((format) =>
        button(W(`home.${format}`), () => save(format), { id: ctx.uid(`take-${format}`) })
      ),
    ),
  );
  return part;
}
