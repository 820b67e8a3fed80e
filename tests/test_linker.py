"""The linker of the JavaScript modules: what it makes of files that fit together, and what it says of the rest."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from deno import find_deno_bin

from sixelements import assets, kinds, linker, minified
from sixelements.convening import board
from sixelements.course import PACKAGE
from sixelements.serving import frame

DENO = find_deno_bin()
ROOT = Path(__file__).resolve().parent.parent


def sources() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.js") if "_course" not in path.parts)


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(script: str) -> str:
    """Return what *script* prints; it runs as a browser would run it, with a window."""
    program = f"globalThis.window = globalThis;\n{script}"
    return subprocess.run([DENO, "eval", program], check=True, capture_output=True, text=True).stdout


def linked(root: Path, *entries: str) -> str:
    return linker.script(linker.joined(linker.collect(root, entries)))


def test_a_module_comes_after_what_it_imports_and_only_once(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        a='import { b } from "./in/b.js";\nimport { c as see } from "./c.js";\nconsole.log(b() + see);\n',
        in__b='import { c } from "../c.js";\nexport function b() {\n  return `b${c}`;\n}\n',
        c='console.log("once");\nconst c = "c";\nexport { c };\n',
    )
    assert [one.name for one in linker.collect(root, ["a.js"])] == ["c.js", "in/b.js", "a.js"]
    assert run(linked(root, "a.js")) == "once\nbcc\n"


def test_the_same_name_in_two_files_is_two_things(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        a='import { one } from "./b.js";\nconst hidden = 1;\nconsole.log(hidden + one());\n',
        b="const hidden = 10;\nexport const one = () => hidden;\n",
    )
    assert run(linked(root, "a.js")) == "11\n"


def test_a_later_script_uses_what_an_earlier_one_brought(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        shared="console.log('made');\nexport const all = [];\n",
        first='import { all } from "./shared.js";\nall.push(1);\n',
        second='import { all } from "./shared.js";\nall.push(2);\nconsole.log(all.join());\n',
    )
    later = linker.script(linker.joined(linker.collect(root, ["second.js"]), ["shared.js"]))
    assert run(linked(root, "first.js") + later) == "made\n1,2\n"


IN_TWO = {
    "first": 'import { say } from "./say.js";\nconst rest = () => import("./rest.js");\n'
    'say("first");\nexport const render = () => rest().then(({ told }) => say(told));\n',
    "say": "export function say(words) {\n  console.log(words);\n}\n",
    "rest": 'import { say } from "./say.js";\nimport { told } from "./told.js";\nsay("rest");\nexport { told };\n',
    "told": 'export const told = "told";\n',
}
START = '$["first.js"].render();'


def test_what_is_needed_later_is_collected_only_where_it_is_asked_for(tmp_path: Path) -> None:
    root = write(tmp_path, **IN_TWO)
    assert [one.name for one in linker.collect(root, ["first.js"])] == ["say.js", "first.js"]
    whole = [one.name for one in linker.collect(root, ["first.js"], later=True)]
    assert whole == ["say.js", "first.js", "told.js", "rest.js"]


def test_what_is_needed_later_is_at_hand_where_all_is_one_text(tmp_path: Path) -> None:
    modules = linker.collect(write(tmp_path, **IN_TWO), ["first.js"], later=True)
    assert run(linker.script(linker.joined(modules) + START)) == "first\nrest\ntold\n"


def test_what_is_needed_later_comes_in_a_script_of_its_own(tmp_path: Path) -> None:
    root = write(tmp_path, **IN_TWO)
    first = linker.collect(root, ["first.js"])
    fetched = 'new Promise((come) => setTimeout(() => (globalThis.behind(), come($["{}"]))))'
    text = linker.joined(first, fetched=lambda module: fetched.replace("{}", module))
    behind = linker.joined(linker.collect(root, ["first.js"], later=True), [one.name for one in first])
    script = linker.script(behind).replace("\n", "")
    assert run(f"globalThis.behind = () => {{ {script} }};\n{linker.script(text + START)}") == (
        "first\nrest\ntold\n"
    )


def test_a_module_that_two_scripts_bring_runs_once(tmp_path: Path) -> None:
    text = linked(write(tmp_path, a='console.log("once");\n'), "a.js")
    assert run(text + text) == "once\n"


def test_a_given_text_stands_in_place_of_a_file(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        a='import { words } from "./words.js";\nconsole.log(words);\n',
        words="export const words = 0;\n",
    )
    modules = linker.collect(root, ["a.js"], {"words.js": "export const words = 1;\n"})
    assert run(linker.script(linker.joined(modules))) == "1\n"


def test_one_es_module_renders_what_its_entry_does(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        a='import { say } from "./b.js";\nexport const render = () => say;\n',
        b='export const say = "it";\n',
    )
    text = linker.es_module(linker.joined(linker.collect(root, ["a.js"])), "a.js")
    made = tmp_path / "made.js"
    made.write_text(text, encoding="utf-8")
    assert run(f'console.log((await import("{made.as_uri()}")).default.render());') == "it\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a": 'import "./b.js";', "b": 'import "./a.js";'}, "circle of imports: a.js -> b.js -> a.js"),
        ({"a": 'import "./a.js";'}, "circle of imports: a.js -> a.js"),
        ({"a": 'import { c } from "./b.js";', "b": "export const b = 1;"}, 'a.js: b.js does not export "c"'),
        ({"a": 'import { b } from "./b.js";'}, "a.js: there is no file b.js"),
        ({"b": ""}, "linker: there is no file a.js"),
        ({"a": "export const b = 1;\nexport { b };"}, 'a.js: "b" is exported twice'),
        ({"a": 'import { b } from "../b.js";'}, 'a.js: "../b.js" leads out'),
        ({"a": 'import b from "./b.js";'}, "a.js: the linker does not understand: import b"),
        ({"a": 'import { b } from "react";'}, "a.js: the linker does not understand: import { b }"),
        ({"a": 'const b = () => import("./b.js");'}, "linker: there is no file b.js"),
        ({"a": 'const { b } = await import("./b.js");'}, "a.js: the linker does not understand: await import("),
        ({"a": "export default 1;"}, "a.js: the linker does not understand: export default"),
        ({"a": "export let b = 1;"}, "a.js: the linker does not understand: export let"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_said(tmp_path: Path, files: dict[str, str], said: str) -> None:
    with pytest.raises(linker.LinkError, match=re.escape(said)):
        linker.collect(write(tmp_path, **files), ["a.js"], later=True)


def shipped() -> dict[str, str]:
    """Return every script that a browser gets, by name; modules end in .mjs."""
    served = {**assets.sources(), **frame.own()}
    found = {name: body.decode() for name, body in served.items() if name.endswith(".js")}
    found |= {"path.js": assets.path(), "book.js": assets.alone("ui/book/book.js")}
    found["board.mjs"] = board.module()
    return found | {f"{kind}.mjs": assets.module(kind) for kind in kinds.names()}


def test_every_script_that_is_shipped_parses(tmp_path: Path) -> None:
    for name, text in shipped().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [DENO, "lint", "--no-config", "--rules-tags=", "--rules-include=no-dupe-args", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"Checked {len(shipped())} files" in done.stderr


def test_a_script_that_does_not_parse_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("const = 1;", encoding="utf-8")
    command = [DENO, "lint", "--no-config", "--rules-tags=", "--rules-include=no-dupe-args", str(tmp_path)]
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0


def same_when_minified(
    folder: Path, texts: dict[str, str], small: Callable[[str], str] = minified.script
) -> subprocess.CompletedProcess[str]:
    """Let each of *texts* be minified and read again: every text and pattern must still be there."""
    for name, text in texts.items():
        (folder / f"{name}.full.js").write_text(text, encoding="utf-8")
        (folder / f"{name}.small.js").write_text(small(text), encoding="utf-8")
    command = [DENO, "test", "--no-check", "--no-remote", f"--allow-read={folder}"]
    command += ["tests/javascript/minified.js", "--", str(folder)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def test_the_minifier_leaves_every_text_and_pattern_as_it_is(tmp_path: Path) -> None:
    """It does not know a template inside another, for one: take the inner one out into a name.

    Each is read as it is served, inside a function: there names become others and declarations are joined.
    """
    names = {path: path.relative_to(PACKAGE).as_posix() for path in sources()}
    texts = {
        name.replace("/", "-"): linker.joined([linker.module(name, path.read_text("utf-8"))])
        for path, name in names.items()
    }
    done = same_when_minified(tmp_path, texts)
    assert done.returncode == 0, done.stdout
    assert f"{len(texts)} passed" in done.stdout


READ_TOO_SOON = {
    "named": "function f(c) { const b = { ...c }; const { x } = g({ b }); return h(x, b, b); }",
    "called": "function f(c) { const b = new Set(); const [x, ...y] = c.filter(once); return h(x, y, b, b);"
    " function once(one) { return !b.has(one); } }",
    "awaited": "async function f(c) { try { const now = Date.now(); const { x } = await g(c); h(x, now, now); }"
    " catch { h(); } }",
}


@pytest.mark.parametrize("case", READ_TOO_SOON)
def test_a_declaration_that_the_library_puts_too_early_is_seen(tmp_path: Path, case: str) -> None:
    """Where this fails since the library no longer does so, what ``minified.py`` puts between may go."""
    done = same_when_minified(tmp_path, {"a": READ_TOO_SOON[case]}, bare)
    assert "1 failed" in done.stdout


def bare(text: str) -> str:
    import minify

    minify.config({"js-version": minified.FLOOR})
    small: str = minify.string("application/javascript", text)
    return small


IN_ORDER = """
const told = [];
const say = (one) => (told.push(one), { left: one, right: 2 });
async function taken() {
  try {
    const first = say("first");
    const { left } = await say("second");
    for (
      const [key] of Object.entries({ left })
    ) told.push(key);
    return [first, left];
  } catch (error) {
    return error;
  }
}
function parted(list) {
  const seen = new Set();
  const [one, ...more] = list.filter(fresh);
  return [one, more, seen.size];
  function fresh(it) {
    return !seen.has(it) && seen.add(it);
  }
}
(async () => console.log(JSON.stringify([parted([1, 1, 2]), await taken(), told])))();
"""


def test_what_is_taken_apart_stays_behind_what_it_was_behind() -> None:
    """A page broke where a closure read what the minifier had put later, and an awaited answer came before a date."""
    small = minified.script(f"(function () {{{IN_ORDER}}})();")
    assert (
        run(small)
        == run(IN_ORDER)
        == '[[1,[2],2],[{"left":"first","right":2},"second"],["first","second","left"]]\n'
    )
    assert "debugger" not in small


def test_a_script_that_the_minifier_breaks_is_seen(tmp_path: Path) -> None:
    done = same_when_minified(
        tmp_path, {"a": 'console.log("two  words");\n'}, lambda text: re.sub(" +", " ", text)
    )
    assert "1 failed" in done.stdout


def test_every_script_belongs_to_some_page() -> None:
    """A file that nothing imports is forgotten."""
    entries = [
        assets.HOST,
        assets.ROOM,
        assets.PATH,
        "ui/book/book.js",
        frame.BOARD,
        frame.REMOTE,
        frame.PROJECTOR,
    ]
    entries += [assets.entry(kind) for kind in kinds.names()]
    entries += [f"ui/server/{file.name}" for file in frame.STATIC.glob("*.js")]
    reached = {one.name for one in linker.collect(PACKAGE, entries, later=True)}
    there = {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.js") if "_course" not in path.parts
    }
    assert there == reached
