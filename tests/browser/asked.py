"""What a page is asked beside its structures and looks: scripts of which each returns what is wrong, a line each."""

# What speaks by itself, where that is more than one; a browser takes output for a status, too.
# What has the focus is heard with its description; a region that says the same at that moment says it a second time.
VOICES = """() => {
  const line = (why) => (one) => `${why}: ${one.outerHTML.slice(0, 160)}`;
  const voices = [...document.querySelectorAll("[role=status], [role=log], output, [aria-live]:not([aria-live=off])")]
    .filter((one) => one.getAttribute("aria-live") !== "off");
  const live = [...document.querySelectorAll("[role=alert], [role=status], [aria-live]")];
  const twice = (document.activeElement?.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
    .map((id) => document.getElementById(id)).filter((one) => one?.textContent.trim())
    .filter((one) => live.some((it) => it.contains(one) || it.textContent.trim() === one.textContent.trim()));
  return [...(voices.length > 1 ? voices : []).map(line("more than one voice")),
    ...twice.map(line("heard with the focus, and again by itself"))];
}"""

# Lines come back, a hundredth of what axe says; where what was marked has been drawn anew, all the page is read.
# Nothing comes back where axe is not there yet: half a megabyte, which is enough once a page.
VIOLATIONS = """async ([where, options]) => {
  if (!window.axe?.run) return null;
  const gone = where?.include && !where.include.some(([one]) => document.querySelector(one));
  const found = await axe.run(gone || !where ? document : where, options);
  const line = (one, node) => `${one.id}: ${one.help}: ${node.html.slice(0, 160)}`;
  return found.violations.flatMap((one) => one.nodes.map((node) => line(one, node)));
}"""

# Names and groups that axe does not ask for.
NAMELESS = """() => {
  const wrong = [];
  for (const group of document.querySelectorAll(".six-live fieldset")) {
    if (!group.querySelector(":scope > legend")?.textContent.trim()) wrong.push("a fieldset without a legend");
  }
  for (const radio of document.querySelectorAll(".six-live input[type=radio]")) {
    if (!radio.name) wrong.push(`the radio ${radio.id} belongs to no group`);
    if (!radio.closest("fieldset, [role=radiogroup]")) wrong.push(`the radio ${radio.id} stands in no named group`);
  }
  const fields = ".six-live input:not([type=file]), .six-live textarea, .six-live select";
  for (const field of document.querySelectorAll(fields)) {
    const attribute = field.getAttribute("aria-label") || field.getAttribute("aria-labelledby");
    if (!field.labels?.[0]?.textContent.trim() && !attribute) wrong.push(`the field ${field.id} has no label`);
  }
  for (const button of document.querySelectorAll(".six-live button")) {
    if (!button.textContent.trim() && !button.getAttribute("aria-label")) wrong.push("a button without a name");
  }
  for (const picture of document.querySelectorAll(".six-live svg:not([aria-hidden=true])")) {
    const ids = (picture.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const name = ids.map((id) => document.getElementById(id)?.textContent).join(" ") || picture.ariaLabel;
    const words = picture.closest("figure, section, li")?.querySelector("table, ul, ol, dl");
    if (picture.getAttribute("role") !== "img" || !name) wrong.push("a picture without a name");
    else if (name.length > 120) wrong.push(`a picture's name is too long to listen to: ${name}`);
    else if (!words) wrong.push(`no list or table beside it says what a picture shows: ${name}`);
  }
  for (const words of document.querySelectorAll(".six-hidden")) {
    // A browser puts a space before a text of its own, so that its name would read "Remove : Task 1".
    const { textContent } = words.parentElement;
    if (/^\\s*[,.:;]/.test(words.textContent)) wrong.push(`a name with a gap in it: ${textContent}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((id, index) => id && ids.indexOf(id) !== index);
  if (twice.length) wrong.push(`ids used twice: ${twice.join(", ")}`);
  return wrong;
}"""
