/* A cell that names a row of another exercise: its id and how it read then, so that its words stand wherever the cell
   does, also where the other rows are not. */

/** What a cell tells: the id of the row, and the words that it had; twin of linked() in kinds/table/reading.py. */
export function linked(value) {
  const [id] = String(value ?? "").split(" ", 1);
  return { id, words: String(value ?? "").slice(id.length).trim() };
}
