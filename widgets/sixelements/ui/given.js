/* Which of our files a text is, for whoever was given another one than was asked for. */

const OURS = /"format": ?"six-elements-(answers|team-file|fitting)"/;
const GIVEN = { answers: "answers", "team-file": "team", fitting: "choice" };

/**
 * What the *text* of a file says that it is: one person's "answers", the file of a "team", the "choice" of what a room
 * is asked, or "" for none of ours.
 * @param {string} text
 */
export const givenIn = (text) => GIVEN[OURS.exec(text)?.[1] ?? ""] ?? "";
