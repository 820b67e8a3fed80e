/* What is there of a climb: the case that is chosen, its facts, and what was written at each rung. */

export const OWN_CASE = "own";

export const HALVES = ["advocate", "inquire"];

/** The case that is chosen, or null: {id, title, story, facts, readings}. */
export function chosenCase(ctx) {
  const id = ctx.get("case");
  if (id !== OWN_CASE) return ctx.content.cases.find((one) => one.id === id) ?? null;
  const facts = ownFacts(ctx).filter((fact) => fact.text.trim());
  return { id, title: ctx.get("own_title", "").trim() || ctx.content.own_case.title, story: "", facts, readings: [] };
}

/** The facts a person wrote, each id once whatever a file may have held. */
export function ownFacts(ctx) {
  const facts = new Map(
    ctx.get("own_facts", []).filter((fact) => fact.id).map((fact) => [fact.id, { ...fact, text: fact.text ?? "" }]),
  );
  return [...facts.values()];
}

export const pickedFacts = (ctx, { id, facts }) =>
  facts.filter((fact) => (ctx.result().selected[id] ?? []).includes(fact.id));
export const leftFacts = (ctx, { id, facts }) =>
  facts.filter((fact) => (ctx.result().left[id] ?? []).includes(fact.id));
const writtenAt = (ctx, path) => ctx.get(path, "").trim();
export const climbed = (ctx, { id }, rung) => writtenAt(ctx, `climbs.${id}.${rung}`);

export const found = (ctx, { id }, name) => writtenAt(ctx, `descents.${id}.${name}`);
