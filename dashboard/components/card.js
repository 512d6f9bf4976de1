// The card of one event: what is known, how, and the sentence in its article that says so.
// Every text is set as text, never as markup: articles cannot bring any.

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function button(label, sign, act, off = false) {
  const node = element("button", "dl-step", sign);
  node.type = "button";
  node.title = label;
  node.setAttribute("aria-label", label);
  node.disabled = off;
  node.addEventListener("click", act);
  return node;
}

function certainty(share, what) {
  if (share === null || share === undefined) return null;
  const bar = element("span", "dl-bar", element("span", ""));
  bar.firstChild.style.width = `${share}%`;
  const node = element("span", "dl-sure", bar, `${share} %`);
  node.title = `${what}: right in about ${share} of 100 such cases`;
  return node;
}

function rejected(list) {
  if (!list?.length) return null;
  const node = element("details", "dl-rejected", element("summary", "", list.length === 1 ? "1 other reading" : `${list.length} other readings`));
  node.append(element("ul", "", list.map((line) => element("li", "", line))));
  return node;
}

// What lowered a confidence, in one line, marked by words and not by colour alone.
function doubts(list) {
  if (!list?.length) return null;
  return element("div", "dl-note dl-doubt", element("span", "dl-less", "less sure"), list.join("; "));
}

function fact({ label, value, notes, doubts: unsure, rejected: others, confidence }) {
  return element("div", "dl-fact",
    element("dt", "", label),
    element("dd", "",
      element("div", "dl-value", value, certainty(confidence, label)),
      notes.map((note) => element("div", "dl-note", note)),
      doubts(unsure),
      rejected(others)));
}

function article({ whole, parts }) {
  const box = element("div", "dl-article");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "The article, with the quote marked");
  for (const { text, marks } of parts) {
    const quoted = marks.includes("quote");
    const node = element(quoted ? "mark" : "span", marks.map((mark) => `dl-${mark}`).join(" "), text);
    box.append(node);
  }
  if (!whole && parts.length > 1) box.prepend("… "), box.append(" …");
  return box;
}

function origin(source) {
  const name = source.url ? element("a", "", source.name) : element("span", "", source.name);
  if (source.url) { name.href = source.url; name.rel = "noopener noreferrer"; name.target = "_blank"; }
  return element("div", "dl-fact", element("dt", "", "Source"),
    element("dd", "", element("div", "dl-value", name), element("div", "dl-note", source.published)));
}

function link(label, hint, act) {
  const node = element("button", "dl-link", label);
  node.type = "button";
  node.title = hint;
  node.addEventListener("click", act);
  return node;
}

// One other report of the event: who says it, why it is held for the same, and how to say that it is not.
function report(other, own, send) {
  const title = link(other.title, "Open this event", () => send("picked", other.id));
  title.classList.add("dl-report");
  const act = other.by_hand
    ? link("Undo", "Take back that you put the two together", () => send("undone", [own, other.id]))
    : link("Not the same event", "Keep this report apart from the event above", () => send("parted", [own, other.id]));
  return element("li", "", title,
    element("div", "dl-note dl-why", element("span", "", `${other.source} · ${other.published}`), act),
    element("div", "dl-note", other.reason));
}

function parted(other, own, send) {
  const words = element("span", "", `Kept apart by you: “${other.title}” (${other.source})`);
  return element("li", "", element("div", "dl-note dl-why", words,
    link("Undo", "Let the two be compared again", () => send("undone", [own, other.id]))));
}

function same(card, send) {
  const { reports, more, parted: gone } = card.same;
  const join = link("Same as another event…", "Choose an event that is the same as this one", () => send("joining", card.id));
  const head = reports.length === 0 ? "Told by no other report" : reports.length + more === 1 ? "One other report" : `${reports.length + more} other reports`;
  const list = element("ul", "dl-reports", reports.map((one) => report(one, card.id, send)), gone.map((one) => parted(one, card.id, send)));
  return element("section", "dl-same",
    element("div", "dl-same-head", element("h4", "", head), join),
    list,
    more ? element("p", "dl-note", `and ${more} more, in the table`) : null);
}

function reasons(list) {
  if (!list.length) return null;
  return element("details", "dl-rejected", element("summary", "", "Why this event was made"),
    element("ul", "", list.map((line) => element("li", "", line))));
}

function show(selector) {
  document.querySelector(`.dl-card ${selector}`)?.scrollIntoView({ block: "start", behavior: "smooth" });
}

function head(card, send) {
  const { label, glyph, colour, ink } = card.type;
  const mark = element("span", "dl-badge", glyph);
  mark.style.background = colour;
  mark.style.color = ink;
  mark.setAttribute("aria-hidden", "true");
  const others = card.same.reports.length + card.same.more;
  const told = others ? link(`${others + 1} reports`, "To the other reports of this event", () => show(".dl-same")) : null;
  const kinds = [label, card.kind && card.kind.toLowerCase() !== label.toLowerCase() ? card.kind : null].filter(Boolean).join(" · ");
  const title = element("h3", "dl-name", card.title);
  title.tabIndex = -1;
  return [
    element("div", "dl-nav",
      button("Back to the list (Escape)", "← List", () => send("picked", null)),
      element("span", "dl-position", card.position ?? ""),
      button("Previous event (left arrow)", "‹", () => send("picked", card.previous), !card.previous),
      button("Next event (right arrow)", "›", () => send("picked", card.next), !card.next)),
    element("div", "dl-kind", mark, kinds, card.modality ? element("span", "dl-tag", card.modality) : null, told,
      certainty(card.confidence, "The whole row")),
    title,
    card.doubts.length ? element("div", "dl-doubts", doubts(card.doubts)) : null,
  ].filter(Boolean);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".dl-card");
  const text = article(data.article), top = host.scrollTop;
  host.replaceChildren(
    ...head(data, setTriggerValue),
    text,
    element("dl", "dl-facts", data.facts.map(fact), origin(data.source)),
    same(data, setTriggerValue),
    ...[reasons(data.reasons), data.status ? element("p", "dl-note", data.status) : null].filter(Boolean));
  const mark = text.querySelector("mark");
  if (mark) text.scrollTop = Math.max(0, mark.offsetTop - 44);
  if (host.dataset.event === data.id) {
    host.scrollTop = top; // a report was set apart or undone: the reader stays where that was
  } else {
    host.scrollTop = 0;
    host.querySelector(".dl-name").focus({ preventScroll: true }); // so that Escape and the arrows work at once
  }
  host.dataset.event = data.id;
  const keys = { Escape: null, ArrowLeft: data.previous, ArrowRight: data.next };
  host.onkeydown = (event) => {
    const target = keys[event.key];
    if (!(event.key in keys) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target || event.key === "Escape") setTriggerValue("picked", target);
  };
}
