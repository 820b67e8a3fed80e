/* What sharing would send, and what the workbook shows: as for every instrument. */

function preview(answers, exercise) {
  return instrumentPreview(answers, exercise);
}

function gathered(answers, exercise) {
  return instrumentGathered(answers, exercise);
}
