/* The two versions of an agreement: how each term stands in both, and what that meets. */

import { dig } from "../../ui/dom.js";

export const SIDES = ["labor", "management"];

/** Whether a side has said of every term how it stands. */
export const isWhole = (content, version) => content.terms.every((term) => dig(version, `${term.id}.stands`));

/**
 * How each term stands in the two versions: {term, labor, management, differ}; differ is "same", "words", "labor",
 * "management" or "neither".
 * @param {{ terms: { id: string, title: string }[] }} content
 * @param {Record<string, any>} versions the version of each side, as it entered it
 */
export function compared(content, versions) {
  return content.terms.map((term) => {
    const [labor, management] = SIDES.map((side) => dig(versions, `${side}.${term.id}`) ?? {});
    const agreed = SIDES.filter((side) => dig(versions, `${side}.${term.id}.stands`) === "agreed");
    const alike = (labor.words ?? "").trim() === (management.words ?? "").trim();
    const differ = agreed.length === 2
      ? alike ? "same" : "words"
      : agreed[0] ?? (labor.stands === management.stands ? "same" : "neither");
    return { term, labor, management, differ };
  });
}

/** How often the two versions are not the same; what is said in other words is not counted. */
export const apart = (rows) => rows.filter(({ differ }) => ["labor", "management", "neither"].includes(differ)).length;

/**
 * What became of each interest: {interest, met}; met is "both", "one" or "no".
 * @param {{ interests: any[], terms: any[] }} content
 * @param {Record<string, any>} versions
 */
export function overlaid(content, versions) {
  return content.interests.map((interest) => {
    const agreed = (side) => (id) => dig(versions, `${side}.${id}.stands`) === "agreed";
    const [labor, management] = SIDES.map((side) => interest.met_by.filter(agreed(side)));
    const met = labor.some((id) => management.includes(id)) ? "both" : labor.length || management.length ? "one" : "no";
    return { interest, met };
  });
}
