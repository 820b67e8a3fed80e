"""Ordinary notebooks, after what the documentation of Voilà, ipywidgets and bqplot shows: each a list of cells."""

BASICS = [
    "# Basics: a slider and what Python makes of it",
    """
import ipywidgets as widgets

slider = widgets.FloatSlider(description="Side", max=10, value=2)
area = widgets.FloatText(description="Area", disabled=True)
slider.observe(lambda change: setattr(area, "value", round(change.new**2, 2)), "value")
area.value = slider.value**2
widgets.VBox([slider, area])
""",
]

INTERACT = [
    "from ipywidgets import interact\n\ninteract(lambda hours=3, late=False: f'{hours} hours{\", late\" * late}');",
    """
from IPython.display import display
from ipywidgets import HBox, IntSlider, VBox, interactive_output

left, right = IntSlider(4, description="Left"), IntSlider(6, description="Right")


def product(left, right):
    print(f"{left} times {right} is {left * right}")


display(HBox([VBox([left, right]), interactive_output(product, {"left": left, "right": right})]))
""",
]

EVERY_WIDGET = [
    """
import ipywidgets as widgets

WITHOUT = {"Controller", "DOMWidget", "GridspecLayout"}  # a gamepad; what is no widget by itself; what needs a size
kinds = sorted(
    {kind for kind in vars(widgets).values() if isinstance(kind, type) and issubclass(kind, widgets.DOMWidget)},
    key=lambda kind: kind.__name__,
)
made = []
for kind in kinds:
    if kind.__name__ in WITHOUT:
        continue
    options = {}
    if "options" in kind.class_trait_names():
        options["options"] = ["one", "two"]
    try:
        made.append((kind.__name__, kind(**options)))
    except TypeError:
        pass  # needs more than a name: it is a tool for making others
""",
    """
from html import escape

rows = []
for name, widget in made:
    rows.append(widgets.VBox([widgets.HTML(f"<b class='made'>{escape(name)}</b>"), widget]))
widgets.VBox(rows)
""",
]

CONTAINERS = [
    """
import ipywidgets as widgets

grid = widgets.GridspecLayout(2, 2)
grid[0, :] = widgets.Button(description="Above both", layout=widgets.Layout(width="auto"))
grid[1, 0], grid[1, 1] = widgets.Checkbox(description="Left"), widgets.Dropdown(options=["A", "B"])
grid
""",
    """
tab = widgets.Tab([widgets.Text("first"), widgets.HTML("<i>second page</i>")], titles=["One", "Two"])
tab
""",
    """
log = widgets.Output()
button = widgets.Button(description="Press me")


@button.on_click
def pressed(_button):
    with log:
        print("pressed")


widgets.VBox([button, log])
""",
    """
first, second = widgets.IntText(1, description="First"), widgets.IntText(2, description="Second")
widgets.jslink((first, "value"), (second, "value"))
widgets.HBox([first, second])
""",
]

RICH = [
    "# Words with *emphasis* and $F = ma$",
    "from IPython.display import HTML, JSON, SVG, Latex, Markdown, display\nprint('plain words')",
    "Markdown('A **table**:\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |')",
    'SVG(\'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="80" height="20"/></svg>\')',
    "display(Latex('$a^2 + b^2 = c^2$'))\nHTML('<p id=\"from-html\">From HTML</p>')",
    "import pandas\npandas.DataFrame({'hours': [1, 2], 'site': ['North', 'South']})",
]

QUERY = [
    """
import os
from urllib.parse import parse_qs

asked = parse_qs(os.environ.get("QUERY_STRING", ""))
print("Hello", asked.get("site", ["nobody"])[0], "at", os.environ["SCRIPT_NAME"].rsplit("/", 1)[-1])
""",
]

MANY = [
    """
import ipywidgets as widgets

rows = [[widgets.Button(description=f"{10 * row + column}") for column in range(10)] for row in range(20)]
widgets.VBox([widgets.HBox(row) for row in rows])
""",
]

UPLOAD = [
    """
import ipywidgets as widgets

upload, said = widgets.FileUpload(description="A file"), widgets.Label("nothing yet")
upload.observe(lambda change: setattr(said, "value", f"{change.new[0].size} bytes came"), "value")
widgets.VBox([upload, said])
""",
]

FIGURE = [
    """
import numpy as np
from bqplot import pyplot as plt
from ipywidgets import IntSlider, VBox

figure = plt.figure(title="Meetings a month")
x = np.linspace(0, 10, 50)
line = plt.plot(x, np.sin(x))
bars = plt.bar(np.arange(5), np.arange(5) / 4)
many = IntSlider(1, min=1, max=5, description="Waves")
many.observe(lambda change: setattr(line, "y", np.sin(x * change.new)), "value")
VBox([many, figure])
""",
]

LOST = [
    """
import ipywidgets as widgets
from IPython.display import display

gone = widgets.Label("Its kernel forgets this one")
display(gone)
gone.close()
""",
]
