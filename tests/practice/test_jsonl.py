"""Lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json

from sideline_flows.practice.moves import Coarse, answer_jsonl


def test_each_line_is_answered_under_its_id() -> None:
    """The answers keep the order and the ids, whatever those are."""
    asked = [{"id": "a", "previous": "", "text": "What happened?"}, {"id": 2, "text": "You should ask."}]
    answers = [json.loads(line) for line in answer_jsonl(json.dumps(one) for one in asked)]
    assert answers == [{"id": "a", "move": Coarse.OPEN_QUESTION}, {"id": 2, "move": Coarse.INPUT}]


def test_bad_lines_are_told_of_and_passed_over() -> None:
    """One line of trouble for each bad line; the rest is answered."""
    troubles: list[str] = []
    lines = ["{", "[1]", '"x"', '{"text": "no id"}', "", '{"id": 1, "text": null}', '{"id": 7, "text": "Okay."}']
    answers = list(answer_jsonl(lines, troubles.append))
    assert [json.loads(line)["id"] for line in answers] == [1, 7]
    assert [trouble.split(":")[0] for trouble in troubles] == ["line 1", "line 2", "line 3", "line 4"]
