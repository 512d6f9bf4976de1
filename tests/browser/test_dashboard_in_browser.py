"""The dashboard in a real browser with no network: what a reader sees, clicks and takes home."""

import csv
import io
import re
from pathlib import Path

import numpy as np
import pytest

Image = pytest.importorskip("PIL.Image")

LAND, SEA = (251, 250, 247), (223, 231, 236)
BRAZIL = "(() => { const p = map.project([-53, -10]); return [p.x, p.y]; })()"
FIRST_POINT = """(() => {
    const trace = host._fullData.find(t => t.name === 'points'), p = map.project([trace.lon[0], trace.lat[0]]);
    return [p.x, p.y, trace.marker.size[0] / 2];
})()"""
# Every full marker: how many events (0: a glyph, so one), where on the map's picture, its key.
MARKERS = """host._fullData.filter(t => t.name === 'points').flatMap(t => t.text.map((label, i) => {
    const p = map.project([t.lon[i], t.lat[i]]);
    return [Number(label) || 0, p.x, p.y, t.customdata[i]];
}))"""
MARKS = "host._fullData.filter(t => ['points', 'areas'].includes(t.name)).reduce((n, t) => n + t.lat.length, 0)"
QUOTE_IN_SIGHT = """() => {
    const box = document.querySelector('.dl-article'), mark = box.querySelector('mark');
    const outer = box.getBoundingClientRect(), inner = mark.getBoundingClientRect();
    return inner.top >= outer.top && inner.top < outer.bottom;
}"""
MORE_EVENTS = """before => {
    const words = document.querySelector('.st-key-headline').innerText.match(/(\\d+) events?/);
    return Number(words[1]) > before;
}"""
ARTICLE = (
    "Fire closes harbour\n\n"
    "REYKJAVIK — Three people were killed when a fire broke out in a warehouse in Reykjavik on 4 March 2019,"
    " police said.\n"
)
SAME = (
    "Harbour fire kills three\n\n"
    "REYKJAVIK — Three people were killed in Reykjavik on 4 March 2019 when a warehouse at the harbour burned,"
    " police said.\n"
)
EVIL = (
    'Protest in Paris <img src=x onerror="window.hacked=1"> ![a](http://example.org/track.png)\n\n'
    "On 4 March 2019 <script>window.hacked=1</script> two people were killed in a protest in Paris"
    " <b>bold</b> **strong**.\n"
)
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
COUNT = re.compile(r"(?:(\d+) of )?(\d+) events?")


def counts(page) -> tuple[int, int]:
    """How many events are shown, and how many there are."""
    found = COUNT.search(page.locator(".st-key-headline").inner_text())
    assert found
    return int(found[1] or found[2]), int(found[2])


def shown_ids(page) -> list[str]:
    return page.eval_on_selector_all(".dl-row", "rows => rows.map(row => row.dataset.event)")


def picture_of(page, selector: str) -> np.ndarray:
    """What stands on the screen: rows of pixels, red, green and blue."""
    return np.asarray(Image.open(io.BytesIO(page.locator(selector).screenshot())).convert("RGB")).astype(int)


def share_of(picture: np.ndarray, colour: tuple[int, int, int]) -> float:
    return float((np.abs(picture - colour).max(axis=2) <= 6).mean())


def brush(page, start: float, stop: float) -> None:
    """Drags over the histogram, from one share of its width to another."""
    box = page.locator(".dl-timeline .x2y2 .nsewdrag").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * start, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + stop) / 2, middle, steps=4)
    page.mouse.move(box["x"] + box["width"] * stop, middle, steps=4)
    page.mouse.up()


def click_on(page, x: float, y: float) -> None:
    """Clicks on the map, once the mark there has noticed the pointer."""
    box = page.locator(".dl-map").bounding_box()
    page.mouse.move(box["x"] + x, box["y"] + y, steps=3)
    page.wait_for_selector(".dl-map.dl-over")
    page.mouse.click(box["x"] + x, box["y"] + y)


def paste(page, text: str) -> None:
    """Adds an article through the form, and waits until its events are counted."""
    before = counts(page)[1]
    page.get_by_role("button", name="Add articles").click()
    field = page.get_by_label("Or paste the text of an article")
    field.fill(text)
    field.press("Control+Enter")
    page.get_by_role("button", name="Read", exact=True).click()
    page.wait_for_function(MORE_EVENTS, arg=before)


def test_a_fresh_start_shows_land_names_and_events(visit, artefacts: Path) -> None:
    opened = visit()
    page = opened.page
    page.screenshot(path=artefacts / "dashboard.png")
    picture = picture_of(page, ".dl-map")
    assert share_of(picture, LAND) > 0.15
    assert share_of(picture, SEA) > 0.15
    x, y, reach = opened.map(FIRST_POINT)
    marker = picture[int(y), int(x - reach * 0.7)]
    assert min(np.abs(marker - LAND).max(), np.abs(marker - SEA).max()) > 40, "no marker where one should be"
    left, top = (int(value) for value in opened.map(BRAZIL))
    name = picture[top - 45 : top + 45, left - 60 : left + 60]
    assert (name.max(axis=2) < 190).sum() > 25, "the name of Brazil is not written on it"


def test_a_brush_narrows_the_map_and_keeps_its_view(visit, artefacts: Path) -> None:
    opened = visit()
    page = opened.page
    zoom = opened.map("host.dateline.view.zoom")
    box = page.locator(".dl-map").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.4)
    page.mouse.wheel(0, -240)
    page.wait_for_function("zoom => document.querySelector('.dl-map').dateline.view.zoom > zoom + 0.3", arg=zoom)
    opened.settled()
    opened.map("(host.sameNode = true)")
    view, marks, version = opened.map("host.dateline.view"), opened.map(MARKS), opened.version()
    brush(page, 0.90, 0.97)
    page.wait_for_function("() => document.querySelector('.st-key-headline').innerText.includes(' of ')")
    opened.changed(version)
    assert opened.map(MARKS) != marks
    assert opened.map("host.sameNode") is True, "the map's node was replaced"
    after = opened.map("({lon: map.getCenter().lng, zoom: map.getZoom()})")
    assert after["zoom"] == pytest.approx(view["zoom"], abs=1e-6)
    assert after["lon"] == pytest.approx(view["center"]["lon"], abs=1e-6)
    assert page.get_by_label("From").input_value()
    page.screenshot(path=artefacts / "dashboard-brushed.png")
    page.get_by_role("button", name="All dates").click()
    page.wait_for_function("() => !document.querySelector('.st-key-headline').innerText.includes(' of ')")


def test_the_csv_is_what_the_date_filter_shows_row_for_row(visit) -> None:
    page = visit("/?from=2017&to=2018-12").page
    listed = shown_ids(page)
    with page.expect_download() as loading:
        page.get_by_role("button", name="Download CSV").click()
    with open(loading.value.path(), encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert listed == [row["event_id"] for row in rows]
    assert counts(page)[0] == len(rows) > 0
    assert all(row["start_date"] <= "2018-12-31" and row["end_date"] >= "2017-01-01" for row in rows)


def test_a_click_on_a_marker_opens_the_card_with_its_quote(visit, artefacts: Path) -> None:
    opened = visit("/?types=protest")
    page = opened.page
    _, x, y, key = next(mark for mark in opened.map(MARKERS) if not mark[0])
    click_on(page, x, y)
    page.wait_for_selector(f'.dl-card[data-event="{key}"] mark.dl-quote')
    page.wait_for_url(f"**event={key}*")
    assert page.evaluate(QUOTE_IN_SIGHT), "the quote must be in sight without scrolling"
    page.wait_for_function("() => document.querySelector('.dl-map')._fullData.some(t => t.name === 'selected')")
    opened.settled()
    page.screenshot(path=artefacts / "dashboard-card.png")


def test_a_marker_of_several_events_leads_to_all_of_them(visit) -> None:
    opened = visit()
    page = opened.page
    number, x, y, _ = max(opened.map(MARKERS))
    assert number > 1
    click_on(page, x, y)
    page.wait_for_selector(".dl-heading")
    assert len(shown_ids(page)) == number
    page.get_by_role("button", name="Show all", exact=True).click()
    page.wait_for_selector(".dl-heading", state="detached")


def test_the_keyboard_opens_walks_and_closes(visit) -> None:
    page = visit().page
    first, second = shown_ids(page)[:2]
    page.locator(".dl-row").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.dataset.event") == second
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.dl-card[data-event="{second}"]')
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(f'.dl-card[data-event="{first}"]')
    page.keyboard.press("Escape")
    page.wait_for_selector(f'.dl-row[data-event="{first}"]:focus')


def test_a_pasted_article_appears(visit) -> None:
    page = visit().page
    paste(page, ARTICLE)
    page.get_by_label("Search").fill("three people were killed")
    page.wait_for_function("() => document.querySelector('.st-key-headline').innerText.includes(' of ')")
    row = page.locator(".dl-row", has_text="4 Mar 2019").first
    assert "Reykjavik" in row.inner_text() or "Reykjavík" in row.inner_text()
    row.click()
    page.wait_for_selector(".dl-card mark")
    assert "warehouse in Reykjavik" in page.locator(".dl-article").inner_text()


def test_reports_of_one_event_are_parted_and_put_together_with_undo(visit, artefacts: Path, tmp_path: Path) -> None:
    page = visit().page
    paste(page, ARTICLE)
    paste(page, SAME)
    page.get_by_label("Search").fill("reykjavik warehouse killed")
    page.wait_for_function("() => document.querySelector('.st-key-headline').innerText.includes(' of ')")
    page.locator(".dl-row", has_text="4 Mar 2019").first.click()
    own = page.locator(".dl-card[data-event]").get_attribute("data-event")
    reason = page.locator(".dl-reports .dl-note", has_text="% is enough").first
    reason.scroll_into_view_if_needed()
    assert reason.inner_text().startswith("Same day, same place; wording ")
    page.screenshot(path=artefacts / "dashboard-reports.png")
    page.get_by_role("button", name="Not the same event").first.click()
    page.wait_for_selector(".dl-reports >> text=Kept apart by you")
    page.wait_for_selector(IDLE)  # a click on what is about to be drawn anew is lost
    page.get_by_text("Same events · 1 decision").click()
    save = page.get_by_role("button", name="Save decisions")
    save.wait_for()
    with page.expect_download() as loading:
        save.click()
    saved = tmp_path / "same-events.json"
    loading.value.save_as(saved)
    assert own in saved.read_text("utf-8")
    page.locator(".dl-same").get_by_role("button", name="Undo").click()
    page.wait_for_selector(".dl-reports >> text=Kept apart by you", state="detached")
    page.get_by_role("button", name="Not the same event").first.wait_for()
    page.locator("[data-testid=stSidebar] input[type=file]").set_input_files(saved)
    page.wait_for_selector(".dl-reports >> text=Kept apart by you")
    page.get_by_role("button", name="Same as another event").click()
    page.wait_for_selector(".dl-heading")
    page.locator(".dl-row").first.click()
    page.wait_for_selector(f'.dl-card[data-event="{own}"] .dl-reports >> text=Put together by hand')


def test_an_article_cannot_bring_markup(visit) -> None:
    page = visit().page
    paste(page, EVIL)
    page.get_by_label("Search").fill("strong bold paris")
    page.wait_for_function("() => document.querySelector('.st-key-headline').innerText.includes(' of ')")
    page.locator(".dl-row", has_text="Mar 2019").first.click()
    page.wait_for_selector(".dl-card mark")
    shown = page.locator(".dl-article").inner_text()
    assert "<script>window.hacked=1</script>" in shown
    assert "**strong**" in shown
    assert page.evaluate("() => window.hacked") is None
    assert page.locator(".dl-card script, .dl-card img, .dl-card b").count() == 0


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"),
    [("tablet", 1024, 768, "light"), ("phone", 390, 844, "light"), ("dark", 1440, 900, "dark")],
)
def test_every_screen_has_map_timeline_and_list(
    visit, artefacts: Path, name: str, width: int, height: int, scheme: str
) -> None:
    page = visit(width=width, height=height, scheme=scheme).page
    page.screenshot(path=artefacts / f"dashboard-{name}.png")
    for part in (".dl-map", ".dl-timeline"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height, f"{part} must be in sight"
    assert page.locator(".dl-row").count() > 10
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
