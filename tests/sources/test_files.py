"""Files, folders, patterns and the standard input; one clear line for each that cannot be read."""

import io
from datetime import date
from pathlib import Path

import pytest

from extract.errors import ArticleError, InputError
from extract.sources import find_files, read_all, read_file, read_stdin

STORY = "A bridge fell in Salem on May 4, 2011. Two people were hurt."
GERMAN = (
    "Am Montag hat die Regierung ein neues Gesetz beschlossen. Es soll den Bau von Wohnungen erleichtern und die Kosten"
    " senken, doch die Opposition sprach von einem schlechten Tag für die Mieter im ganzen Land."
)


def test_plain_text_keeps_its_line_ends(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"One.\r\n\r\nTwo.\rThree.\n")
    article = read_file(path)
    assert article.text == "One.\r\n\r\nTwo.\rThree.\n"
    assert (article.source, article.title, article.published, article.published_basis) == (
        "story.txt",
        None,
        None,
        "none",
    )


def test_front_matter_is_read_and_left_out_of_the_text(tmp_path):
    path = tmp_path / "story.md"
    fields = ["title: 'A bridge falls'", "source: Salem Post", "source_url: https://example.org/1"]
    path.write_text("\n".join(["---", *fields, "published: 2011-05-05", "---", STORY]))
    article = read_file(path)
    assert article.text == STORY
    assert (article.title, article.source, article.url) == ("A bridge falls", "Salem Post", "https://example.org/1")
    assert (article.published, article.published_basis) == (date(2011, 5, 5), "metadata")


def test_a_rule_of_dashes_is_no_front_matter(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("---\nHe ran home and nobody saw him\n---\n" + STORY)
    assert read_file(path).text.startswith("---\nHe ran")


def test_front_matter_with_an_impossible_day_is_an_error_that_names_it(tmp_path):
    path = tmp_path / "story.md"
    path.write_text("---\npublished: 31 May\n---\n" + STORY)
    with pytest.raises(ArticleError, match="story.md: published '31 May' is no date"):
        read_file(path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "the file is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "the file is empty"),
        ("front.md", b"---\ntitle: A\n---\n\n", "nothing follows the front matter"),
        ("binary.txt", bytes(range(256)) * 40, "this is no text"),
        ("paper.txt", b"%PDF-1.7 and so on", "this is a PDF"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "this is an image"),
        ("table.csv", b"a,b,c\n1,2,3\n4,5,6\n", "this is a table, not an article"),
        ("rows.json", b'[{"a": 1}]', "this is JSON, not an article"),
        (
            "menu.html",
            b"<html><body><ul><li><a href='/'>Home</a><li><a href='/w'>World</a></ul></body></html>",
            "no article",
        ),
        ("line.txt", b"word " * 250_000, "too many for one article"),
        ("giant.txt", b"x" * 20_971_520, "too large for an article"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=message) as caught:
        read_file(path)
    said = str(caught.value)
    assert said.startswith(str(path))
    assert "\n" not in said


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ArticleError, match="no such file"):
        read_file(tmp_path / "none.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ArticleError, match="this is a folder"):
        read_file(tmp_path)


def test_prose_named_csv_is_read_as_prose(tmp_path):
    path = tmp_path / "story.csv"
    path.write_text(STORY)
    assert read_file(path).text == STORY


def test_a_page_named_txt_is_read_as_a_page(tmp_path):
    path = tmp_path / "story.txt"
    prose = "".join(f"<p>{STORY} The mayor of the town said number {n} would be repaired soon.</p>" for n in range(5))
    path.write_text(
        f"<!DOCTYPE html><html><head><title>Bridge falls</title></head><body><article>{prose}</article></body></html>"
    )
    article = read_file(path)
    assert STORY in article.text
    assert "<p>" not in article.text
    assert article.title == "Bridge falls"


def test_prose_named_html_is_read_as_prose(tmp_path):
    path = tmp_path / "story.html"
    path.write_text(STORY)
    assert read_file(path).text == STORY


def test_a_guessed_encoding_is_said(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes("A café in Málaga was shut.".encode("cp1252"))
    notes = []
    assert read_file(path, notes.append).text == "A café in Málaga was shut."
    assert [note for note in notes if "read as cp1252, a guess" in note]


@pytest.mark.parametrize(
    ("text", "said"),
    [(GERMAN, True), ("在星期一，政府通过了一项新法律，许多人在街上抗议并要求总理辞职。", True), (STORY, False)],
)
def test_another_language_is_noted_and_read(tmp_path, text, said):
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    notes = []
    assert read_file(path, notes.append).text == text
    assert [note for note in notes if "not English" in note] == (
        [f"{path}: not English: dates and places may be missed"] if said else []
    )


def test_files_folders_and_patterns_are_found_once_in_order(tmp_path):
    for name in ("b.txt", "a.md", "deep/c.html", "deep/.hidden.txt", ".git/d.txt", "e.events.json", "f.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    found = find_files([tmp_path / "b.txt", tmp_path, str(tmp_path / "*.txt")])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "a.md", "deep/c.html"]


@pytest.mark.parametrize(
    ("inside", "message"),
    [("none.txt", "no such file or folder"), ("empty", "no articles in this folder"), ("*.zip", "nothing matches")],
)
def test_a_path_that_leads_nowhere_is_one_line_and_stops_nothing(tmp_path, inside, message):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(STORY)
    failures = []
    articles = list(read_all([str(tmp_path / inside), tmp_path / "a.txt"], failures.append))
    assert [article.text for article in articles] == [STORY]
    assert [message in str(failure) for failure in failures] == [True]
    with pytest.raises(InputError, match=message):
        find_files([str(tmp_path / inside)])


def test_one_bad_article_loses_nothing_else(tmp_path):
    for name, data in (("a.txt", STORY.encode()), ("b.txt", b"\x00\x01\x02" * 99), ("c.txt", STORY.encode())):
        (tmp_path / name).write_bytes(data)
    failures = []
    assert [article.source for article in read_all([tmp_path], failures.append)] == ["a.txt", "c.txt"]
    assert len(failures) == 1


def test_standard_input_is_one_article():
    article = read_stdin(io.BytesIO(STORY.encode()))
    assert (article.text, article.source) == (STORY, "stdin")


def test_the_same_file_gives_the_same_article(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    assert read_file(path) == read_file(path)
    assert read_file(path).article_id == read_file(path).article_id
