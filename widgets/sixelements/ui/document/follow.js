/* The page of an exercise and the document of its room, which comes and goes with what the room does. */

/**
 * Draw the page anew when the document of *model* has come or has gone, and its steps at each of the document's changes;
 * whoever stood in what is gone stands above it. Returns what ends it.
 */
export function followDocument(model, { stage, redraw, drawNav }) {
  function changed() {
    const stood = stage.contains(document.activeElement);
    const now = model.get("document");
    now?.listen(() => now === model.get("document") && (drawNav(), true));
    redraw();
    if (stood && !stage.contains(document.activeElement)) stage.querySelector("h2").focus({ preventScroll: true });
  }
  model.on("change:document", changed);
  return () => model.off("change:document", changed);
}
