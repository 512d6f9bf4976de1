// The events as a list of buttons: the keyboard's and the screen reader's way to what the map and the timeline show.
// Every text is set as text, never as markup.

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function badge({ glyph, colour, ink, type }) {
  const mark = element("span", "dl-badge", glyph);
  mark.style.background = colour;
  mark.style.color = ink;
  mark.setAttribute("aria-label", type);
  mark.setAttribute("role", "img");
  mark.title = type;
  return mark;
}

function entry(row, send) {
  const button = element("button", "dl-row",
    badge(row),
    element("span", "dl-words",
      element("span", "dl-title", row.title),
      element("span", "dl-line", element("span", row.dated ? "" : "dl-none", row.when), " · ",
        element("span", row.placed ? "" : "dl-none", row.where), row.source ? ` · ${row.source}` : null,
        row.tag ? element("span", "dl-tag", row.tag) : null)));
  button.type = "button";
  button.dataset.event = row.id;
  button.addEventListener("click", () => send("picked", row.id));
  return element("li", "", button);
}

// Up and down arrows walk through the rows.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...event.currentTarget.querySelectorAll(".dl-row")];
  const here = rows.indexOf(document.activeElement);
  if (!step || here < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, here + step))].focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".dl-list");
  const top = host.scrollTop, focused = host.contains(document.activeElement) ? document.activeElement.dataset.event : null;
  const children = [];
  if (data.heading) {
    const all = element("button", "dl-link", data.leave);
    all.type = "button";
    all.addEventListener("click", () => setTriggerValue("picked", null));
    children.push(element("div", "dl-heading", element("strong", "", data.heading), all));
    if (data.hint) children.push(element("p", "dl-hint", data.hint));
  }
  if (data.rows.length) {
    const list = element("ol", "dl-rows", ...data.rows.map((row) => entry(row, setTriggerValue)));
    list.setAttribute("aria-label", data.label);
    list.addEventListener("keydown", walk);
    children.push(list);
  } else {
    children.push(element("p", "dl-empty", data.empty));
  }
  if (data.more) children.push(element("p", "dl-empty", data.more));
  host.replaceChildren(...children);
  host.scrollTop = host.dateline === data.label + data.heading ? top : 0;
  host.dateline = data.label + data.heading;
  const came = !focused && data.back ? data.back : focused; // back from a card: where one was
  if (came) host.querySelector(`[data-event="${CSS.escape(came)}"]`)?.focus();
}
