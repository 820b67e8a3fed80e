"""Which tool helps on from where a team stands: every part has one for each mark, and every result tells them."""

import pytest

from sixelements import catalog, course, onward, worksheet
from sixelements.content import Exercise

CHECK = onward.start_check(course.root())
EXERCISES = catalog.all_exercises()


def test_every_tool_is_an_exercise_of_its_own_part() -> None:
    here = {one.slug: one.sub_element for one in EXERCISES}
    for question in CHECK.questions:
        assert {here[tool.exercise] for tool in question.tools} == {question.sub_element}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.slug)
def test_a_result_tells_the_tools_of_its_part_and_never_itself(exercise: Exercise) -> None:
    told = worksheet.payload(exercise)["onward"]
    assert told["marks"] == CHECK.version
    (question,) = (one for one in CHECK.questions if one.sub_element == exercise.sub_element)
    named = [(one["answer"], one["slug"]) for one in told["tools"]]
    assert named == [(one.answer, one.exercise) for one in question.tools if one.exercise != exercise.slug]
    assert all(one["title"] == catalog.get(one["slug"]).title for one in told["tools"])


def test_a_tool_that_is_no_exercise_is_said() -> None:
    assert list(onward.wrong(EXERCISES)) == []
    gone = CHECK.questions[0].tools[0].exercise
    said = next(onward.wrong([one for one in EXERCISES if one.slug != gone]))
    assert f'expected an exercise of the course, found "{gone}"' in said
