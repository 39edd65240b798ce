"""What holds for every counterpart whatever anybody says, proved by walking all it can feel."""

from __future__ import annotations

from tests.practice.room import FLOWS, flow, moves

from sideline_flows.checker import check_paths
from sideline_flows.language.pack import shipped
from sideline_flows.language.parse import parse_flow
from sideline_flows.practice.counterpart import Counterpart
from sideline_flows.practice.persona import Persona
from sideline_flows.practice.proof import prove

FLOWS_READ = [flow(each) for each in FLOWS]


def test_the_shipped_counterparts_and_the_page_of_moves_have_no_findings() -> None:
    """They are checked as flows are."""
    pack = shipped().parent
    assert check_paths([pack / "personas", pack / "practice"]) == ()


def test_a_mood_nobody_reaches_a_line_nobody_hears_and_a_silence_are_found() -> None:
    """What the proof is for."""
    text = "---\nkind: persona\nguard: 2\nyields: 4\ntells: 11\n---\n\n" + MOODS
    parsed = parse_flow(text, flow_id="someone", path="someone.md")
    assert parsed.flow is not None
    proof = prove(Counterpart(Persona(parsed.flow), moves().shifts, 1), FLOWS_READ[:1])
    assert proof.unreached == ("far",)
    assert set(proof.unsaid) == {"Never here.", "The truth nobody earns."}
    assert ("near", "reflection") in proof.silent
    assert proof.ways["near"] == ()


MOODS = """\
## Near

Close by.

### Say

#### open question

- Ask me.

### Next

- [Open question](#near)
- [Monologue](#far) — needs guard 11

## Far

Far off.

### Say

- Never here.

#### hidden

- The truth nobody earns.

### Next

- [Open question](#near)
"""
