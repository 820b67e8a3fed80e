/* What sharing would send, and what the workbook keeps: each answer as a row. */

function preview(answers, exercise) {
  return instrumentPreview(answers, exercise);
}

function gathered(answers, exercise) {
  return instrumentGathered(answers, exercise);
}
