/* What sharing a sort would send: the box of each card, and texts only where their author ticks them. */

function preview(answers, exercise) { return instrumentPreview(answers, exercise); }
function gathered(answers, exercise) { return instrumentGathered(answers, exercise); }
