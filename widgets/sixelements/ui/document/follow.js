/* The page of an exercise and what its room gives it: a document, or sheets; both come and go with what the room does. */

const JOINT = "data-six-joint";

/**
 * Draw the page anew when the document or the sheets of *model* have come or have gone, and its steps at each of their
 * changes; whoever stood in what is gone stands above it. While there is a document, the page does not promise that
 * answers stay on the device until they are shared. Returns what ends it.
 */
export function followRoom(model, { stage, redraw, drawNav }) {
  const page = document.documentElement;
  const ends = ["document", "sheets"].map((name) => {
    function changed() {
      const stood = stage.contains(document.activeElement);
      const now = model.get(name);
      page.toggleAttribute(JOINT, Boolean(model.get("document")));
      now?.listen(() => now === model.get(name) && (drawNav(), true));
      redraw();
      if (stood && !stage.contains(document.activeElement)) stage.querySelector("h2").focus({ preventScroll: true });
    }
    model.on(`change:${name}`, changed);
    return () => model.off(`change:${name}`, changed);
  });
  return () => {
    ends.forEach((end) => end());
    page.removeAttribute(JOINT);
  };
}
