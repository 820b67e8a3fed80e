/* What to say now and what comes after it, out of the script of a room's plan and those of its exercises. */

/** The lines of *steps*, one after the other; a step in which nothing is said word for word is one as well. */
export function linesOf(steps) {
  return steps.flatMap((one) => (one.says.length ? one.says : [""]).map((say) => ({ ...one, say })));
}

/** Where the script of a room's plan is asked for; "" for a room that follows no plan of the course. */
export function scriptOf(plan) {
  return plan?.name ? `agenda/${plan.name}/${plan.session}` : "";
}

/**
 * The lines of this minute: those of the step that the *plan* is at, by its script *planned*, and, where the exercise
 * *slug* begins with that step, those of the *guide* of the exercise. Without a plan, or while its script is not here,
 * the guide alone.
 */
export function linesNow(plan, planned, slug, guide) {
  const step = planned?.[plan.at];
  if (!step) return linesOf(guide);
  return linesOf(plan.steps[plan.at].slug === slug ? [step, ...guide] : [step]);
}

/** What is said after the line numbered *at*, or the title of the step that comes then; "" where nothing does. */
export function afterLine(lines, at, plan) {
  const next = lines[at + 1];
  if (next) return next.say ? `“${next.say}”` : next.title;
  return plan?.name ? plan.steps[plan.at + 1]?.title ?? "" : "";
}
