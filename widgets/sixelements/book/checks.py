"""A question to check one's understanding: ``{check} The question?`` with options, and feedback for each.

Written here rather than taken from ``teachbooks-questions`` 0.4.0, the library we tried first.  Its options
and buttons are ``div`` elements that only a mouse can press, nothing names the group or announces the
feedback, every page of the book loads scripts from hosts outside, and a build with it warns.  Here a question
is a ``fieldset`` with radio buttons; without scripts the feedback unfolds below it, as it does on paper.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .tag import tag, words

LETTERS = "ABCDEFGH"


class Check(SphinxDirective):
    """A question; its body is a list of options, and the quote inside each option is its feedback."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the question."""
        body = self.parse_content_to_nodes()
        options = self.options_of(body)
        say = words("check")
        number = self.env.new_serialno("check")
        name = f"check-{number}"
        rows, feedback = [], []
        for letter, (option, follows) in zip(LETTERS, options, strict=False):
            radio = tag("input", type="radio", name=name, value=letter)
            rows.append(tag("label", radio, tag("span", f"{letter}. ", *option), class_="six-check-option"))
            feedback.append(tag("li", *follows, data_option=letter))
        legend = nodes.Element()
        legend += self.parse_inline(self.arguments[0])[0]
        introduction = [node for node in body if not isinstance(node, nodes.bullet_list)]
        question = tag("fieldset", tag("legend", *legend.children), *introduction, *rows)
        # Several of them on a page would have one name; the number is heard and not seen.
        which = tag("span", say["which"].format(n=number + 1), class_="six-hidden")
        button = tag("button", say["ask"], which, type="button", class_="six-check-button", hidden=None)
        return [
            tag(
                "div",
                question,
                button,
                tag("div", class_="six-check-says", data_none=say["none"]),
                tag(
                    "details", tag("summary", say["all"]), tag("ol", *feedback, type="A"), class_="six-panel"
                ),
                class_="six-check",
            )
        ]

    def options_of(self, body: list[nodes.Node]) -> list[tuple[list[nodes.Node], list[nodes.Node]]]:
        """Return each option with its feedback; an option that has none is refused."""
        lists = [node for node in body if isinstance(node, nodes.bullet_list)]
        if len(lists) != 1 or not 2 <= len(lists[0]) <= len(LETTERS):
            raise self.error(f"a check needs one list of two to {len(LETTERS)} options")
        found = []
        for item in lists[0]:
            follows = [
                part for quote in item.children if isinstance(quote, nodes.block_quote) for part in quote
            ]
            option = [part for text in item.children if isinstance(text, nodes.paragraph) for part in text]
            if not option or not follows:
                raise self.error(
                    f'the option "{item.astext()[:40]}" needs feedback: a quote inside its bullet'
                )
            found.append((option, follows))
        return found


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directive's name."""
    app.add_directive("check", Check)
