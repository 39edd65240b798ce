"""The pictures show what the screens show."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

import pytest
from tests.docs.conftest import DOCS, script

from sideline_flows.language.pack import Library, shipped

IMAGES = DOCS / "images"


@pytest.mark.parametrize("name", script("pictures").PICTURES)
def test_a_picture_is_a_whole_svg_that_fetches_nothing(name: str) -> None:
    """No font, picture or style comes from anywhere else."""
    text = (IMAGES / name).read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own file
    assert root.tag.endswith("svg")
    assert not re.search(r"url\(\s*['\"]?https?:|href\s*=\s*['\"]https?:", text)


def test_the_live_picture_shows_a_card_as_its_file_has_it() -> None:
    """When the words of that card change, the picture must be drawn again."""
    state = Library([shipped()]).flow("soil").state("observe")
    shown = html.unescape((IMAGES / "live.svg").read_text(encoding="utf-8")).replace("\xa0", " ")
    for words in (state.title, state.say[0].text, state.checks[0].text, *(link.text for link in state.links)):
        assert words in shown


@pytest.mark.slow
@pytest.mark.parametrize("name", script("pictures").PICTURES)
async def test_a_picture_is_what_the_screen_shows_today(name: str) -> None:
    """If not: `uv run python docs/pictures.py`."""
    assert await script("pictures").PICTURES[name]() == (IMAGES / name).read_text(encoding="utf-8")
