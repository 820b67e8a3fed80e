/* Where somebody is in an exercise is part of the browser's history: Back, Forward and reload lead there. */

/**
 * The place in the exercise *slug*; onPlace(id) is called when Back or Forward leads to another one (null: the first).
 * @param {string} slug
 * @param {(id: string | null) => void} onPlace
 */
export function makePlace(slug, onPlace) {
  const read = () => history.state?.sixElements?.[slug] ?? null;
  const back = () => onPlace(read());
  window.addEventListener("popstate", back);
  return {
    read,
    /** Go on to *id*: Back leads to where one was. */
    push(id) {
      if (id === read()) return;
      history.pushState({ ...history.state, sixElements: { ...history.state?.sixElements, [slug]: id } }, "");
    },
    stop: () => window.removeEventListener("popstate", back),
  };
}
