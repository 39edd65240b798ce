"""Every diagnostic there is: one row a code. A new finding is a new row here; nothing else lists codes.

F0xx the file and its syntax · F1xx the graph, links and guards · F2xx prompts and their variables · F3xx what a person
can read and press live · F4xx rehearsing. `{words}` in braces are filled in by `diagnostics.finding`; `{hint}` is a
near match, or is nothing. A message names what was found, without a full stop; a remedy is a sentence that tells a
trainer what to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error wants mending before use, and one found on reading keeps a flow from being run; a warning advises."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Definition:
    """What one code means: the texts of its findings, and why the rule exists (for `sideline explain`)."""

    code: str
    severity: Severity
    message: str
    remedy: str
    why: str


def _error(code: str, message: str, remedy: str, why: str) -> Definition:
    return Definition(code, Severity.ERROR, message, remedy, why)


def _warning(code: str, message: str, remedy: str, why: str) -> Definition:
    return Definition(code, Severity.WARNING, message, remedy, why)


_FILE = (
    _error(
        "F001",
        "there is no such file{hint}",
        "Check the spelling, or run `sideline flows` to see what is there.",
        "A flow is one Markdown file, found by its name.",
    ),
    _error(
        "F002",
        "this is {what}, not a plain file",
        "Name a Markdown file that ends in .md.",
        "Pipes, devices and folders cannot be read as a text from beginning to end.",
    ),
    _error(
        "F003",
        "the file holds {size} bytes, more than the {limit} a flow may have",
        "Split the conversation into several flows that call each other.",
        "A conversation that long cannot be led; the limit also keeps a wrong file from stopping the app.",
    ),
    _error(
        "F004",
        "the text is not UTF-8: byte {byte} stands here",
        "Save the file again with the encoding UTF-8.",
        "One encoding for all files keeps every letter as its author typed it.",
    ),
    _error(
        "F005",
        "this looks like a binary file, not text",
        "Name a Markdown file; open it in a text editor to be sure.",
        "A file with zero bytes in it is a picture, an archive or a document of another program.",
    ),
    _error(
        "F006",
        "the file cannot be read: {problem}",
        "Check that you may read the file and that its folder is still there.",
        "The system refused to open or read it.",
    ),
    _warning(
        "F007",
        "an invisible control character ({name}) stands here and is shown as {shown}",
        "Delete it: place the cursor here and remove what you cannot see.",
        "Control characters can move the cursor, clear the screen or turn text around; they are never sent to it.",
    ),
    _warning(
        "F008",
        'the file name "{name}" is no good name for links',
        "Rename the file to small letters, digits and dashes, such as first-call.md.",
        "Other flows link to this one by its file name, on every system.",
    ),
    _error(
        "F009",
        "the file has no state",
        "Write at least one heading of level two, such as `## Open the talk`.",
        "Each level-two heading is one state of the conversation; without one there is nothing to lead.",
    ),
    _error(
        "F021",
        "there are more than {limit} findings, and only the first are listed",
        "Mend these, then check again.",
        "So many findings mostly have one cause.",
    ),
    _error(
        "F020",
        "this folder holds no flow",
        "Name a folder of Markdown files, or a pack with a folder called flows.",
        "A check of nothing would look like a check without findings.",
    ),
)

_FRONT_MATTER = (
    _error(
        "F010",
        "the front matter is opened here and never closed",
        "Write a line of three dashes (---) after its last entry.",
        "Without the closing line nobody can tell where the settings end and the conversation begins.",
    ),
    _error(
        "F011",
        "the front matter holds {size} bytes, more than the {limit} it may have",
        "Keep only the settings there and move longer text below it.",
        "Front matter is read for every flow in the list and has to be quick to read.",
    ),
    _error(
        "F012",
        "the front matter cannot be read: {problem}",
        "Write one `name: value` a line, without tabs, and put a value with a colon or another special sign in quotes.",
        "Front matter is YAML; a stray colon, bracket, quote or tab breaks it.",
    ),
    _error(
        "F013",
        "the front matter uses the YAML anchor or alias {name}",
        "Write the value out where it is needed.",
        "Aliases can unfold to sizes no memory holds, so none are taken.",
    ),
    _error(
        "F014",
        "the front matter uses the YAML tag {name}",
        "Remove the tag; put quotes around the value if it begins with an exclamation mark.",
        "Tags ask for objects of a programming language; a flow is data only.",
    ),
    _error(
        "F015",
        "the front matter is nested more than {limit} levels deep",
        "Write flat settings; no setting needs more than three levels.",
        "Deep nesting is never needed and can exhaust the reader.",
    ),
    _error(
        "F016",
        'the front matter sets "{key}" twice',
        "Keep one of the two.",
        "Which of the two holds would be a guess.",
    ),
    _error(
        "F017",
        'the front matter has an unknown setting "{key}"{hint}',
        "Use one of: {known}.",
        "A misspelt setting would otherwise be passed over in silence.",
    ),
    _error(
        "F018",
        'the setting "{key}" should be {expected}',
        "Write it like this: {example}.",
        "Each setting has one shape, so that every reader understands it the same way.",
    ),
    _error(
        "F019",
        'the setting "{key}" is "{value}"{hint}',
        "Use one of: {known}.",
        "Only these values have a meaning.",
    ),
)

_HEADINGS = (
    _error(
        "F030",
        'the heading "{title}" has no letters or digits to make an id of',
        "Give the state a heading with words.",
        "Links reach a state by the words of its heading.",
    ),
    _error(
        "F031",
        'two states are called "{state}"',
        "Change the words of one heading, and the links to it.",
        "A link could not tell them apart.",
    ),
    _error(
        "F032",
        'there is no section called "{title}"{hint}',
        "Use one of: {known}.",
        "The sections are a short, closed list, so that every card looks alike.",
    ),
    _warning(
        "F033",
        'the section "{title}" appears twice in this state',
        "Join the two under one heading, or write the level-two heading that is missing between them.",
        "Both are read, in order, but a reader expects one.",
    ),
    _error(
        "F034",
        'the heading "{title}" stands where a heading of level {level} has no meaning',
        "Use level 1 for a phase, 2 for a state, 3 for a section, and 4 only inside Say.",
        "The level of a heading says what it is.",
    ),
    _warning(
        "F035",
        "{what} here is not read",
        "{advice}.",
        "Only headings, plain paragraphs and lists have a meaning in a flow; the rest would be lost in silence.",
    ),
    _error(
        "F036",
        'the section "{title}" takes list items, and this is {what}',
        "Begin each item on its own line with `- `.",
        "Each item is one thing to press, tick or fill in.",
    ),
    _error(
        "F037",
        "the note opened here with <!-- is never closed",
        "Write --> where the note ends.",
        "Everything behind an open note is part of it, so the rest of the conversation would be lost.",
    ),
    _error(
        "F038",
        'the words "{text}" are no heading',
        "Put a blank behind the `#` signs.",
        "Without the blank it is a line of words, and the card or the section it was to begin is missing.",
    ),
    _error(
        "F039",
        'the section "{title}" stands below no state',
        "Write the heading of its card above it, with two `#`, such as `## Open the talk`.",
        "A section is a part of a card; a heading of level one only names a phase.",
    ),
)

_ITEMS = (
    _error(
        "F040",
        "this item does not begin with a link",
        "Write `- [words to press](#state)` or `- [words to press](flow.md)`.",
        "Links are the transitions; an item without one leads nowhere.",
    ),
    _error(
        "F041",
        "this link has no words to press",
        "Write a word or two between the square brackets.",
        "The words of the link are what the manager sees and presses.",
    ),
    _error(
        "F042",
        'a link cannot lead to "{target}"',
        "Link to `#state` in this file, or to a flow beside it such as `acc.md`.",
        "A conversation moves between its own states and the flows of its pack, and nowhere else.",
    ),
    _error(
        "F043",
        "Run starts a flow, and this link leads to a state",
        "Link to a flow such as `pop.md`, or move the item to Next.",
        "Under Run stands what begins by itself when the state is entered.",
    ),
    _error(
        "F044",
        "items below a link to a state have no meaning",
        "Only below a link to a flow may items say where its outcomes lead.",
        "A state of this flow has no outcomes to come back with.",
    ),
    _error(
        "F045",
        "an outcome must come back to a state of this flow",
        "Write `- [outcome](#state)`.",
        "When a called flow ends, the conversation is in this flow again.",
    ),
    _error(
        "F046",
        'the words "{text}" after the link are not understood',
        "Write a dash with spaces around it, then `needs`, `sets` or `marks`, for example ` — needs scene`.",
        "Text behind a link would otherwise be taken for a guard that is not there.",
    ),
    _error(
        "F047",
        'a clause cannot begin with "{word}"{hint}',
        "Begin it with needs, sets or marks, and part clauses by semicolons.",
        "These three are all that can stand behind a link.",
    ),
    _error(
        "F048",
        'the clause "{clause}" names nothing',
        "Name what is meant, with commas between several: `needs scene, own words`.",
        "An empty need would always or never be met.",
    ),
    _error(
        "F049",
        'the clause "{clause}" sets no value',
        "Write `sets name = value`.",
        "A value is filled in when the link is taken, so both sides are needed.",
    ),
    _error(
        "F050",
        'a promise cannot be marked "{status}"{hint}',
        "Use one of: {known}.",
        "The fate of a promise is counted, so it has a few fixed words.",
    ),
    _error(
        "F051",
        'the capture "{text}" has no name and question',
        "Write `name: question`, or `name (type): question`.",
        "The name is what later lines and guards call the answer.",
    ),
    _error(
        "F052",
        'there is no type of answer called "{type}"{hint}',
        "Use one of: {known}.",
        "The type says how an answer is read.",
    ),
    _error(
        "F053",
        'the choice "{name}" has fewer than two options',
        "Write `{name} (choice): first / second`.",
        "With one option there is nothing to choose.",
    ),
    _error(
        "F054",
        'the capture "{name}" lists options, and its type is {type}',
        "Write `{name} (choice: first / second): question`, or leave the options out.",
        "Only a choice has options.",
    ),
    _error(
        "F055",
        'this state has two {what} called "{name}"',
        "Give one of them another name.",
        "A guard could not tell them apart.",
    ),
    _warning(
        "F056",
        'the name "{name}" cannot be used in a prompt',
        "Begin it with a letter and use only letters, digits, spaces and dashes.",
        "A prompt speaks of an answer as {{ name }}, with spaces and dashes written as underscores.",
    ),
    _warning(
        "F057",
        "this list item is empty",
        "Write its words, or remove it.",
        "An empty item would be an empty line on the card.",
    ),
    _error(
        "F058",
        'the capture "{text}" opens a bracket that is not closed before the colon',
        "Write `name (type): question`.",
        "Between the brackets stands how the answer is read.",
    ),
    _error(
        "F059",
        'the option "{name}" of this choice appears twice',
        "Remove one of the two.",
        "A guard could not tell them apart.",
    ),
)

_GRAPH = (
    _error(
        "F101",
        'the link "{text}" leads to the unknown state "{state}"{hint}',
        "Link to a level-two heading of this file: its words in small letters with dashes between them.",
        "Every press must lead somewhere, in the middle of a talk.",
    ),
    _error(
        "F102",
        'there is no flow called "{flow}"{hint}',
        "Use one that `sideline flows` lists, or add a file of this name.",
        "A call must find its flow, in the middle of a talk.",
    ),
    _error(
        "F103",
        'no press leads to the state "{state}"',
        "Link to it from a state that can be reached, or remove it.",
        "A card that cannot come up was forgotten or cut off by mistake.",
    ),
    _error(
        "F104",
        'from the state "{state}" no outcome can be reached',
        "Add a link that leads, over any number of states, to an end of the flow.",
        "Nobody may be stuck in a conversation.",
    ),
    _error(
        "F105",
        'the state "{state}" ends the flow and is not among its outcomes{hint}',
        "Add it to `outcomes`, or give it a Next section.",
        "Flows that call this one must know how it can end.",
    ),
    _error(
        "F106",
        'no state ends the flow with the outcome "{outcome}"{hint}',
        "Write a state with this heading and no Next, or remove the outcome.",
        "Flows that call this one would wait for an end that never comes.",
    ),
    _error(
        "F107",
        "flows call each other in a circle: {circle}",
        "Take out one of these calls.",
        "A circle of calls could go down without end and never come back.",
    ),
    _error(
        "F108",
        'the flow "{flow}" has no outcome "{outcome}"{hint}',
        "Map one of: {known}.",
        "The row would never be used, and the outcome that was meant is not handled.",
    ),
    _warning(
        "F109",
        'the outcome "{outcome}" of the flow "{flow}" is not mapped and returns to this state',
        "Add `- [{outcome}](#state)` below the link.",
        "Coming back to the same card is right for a detour, and seldom right for a step.",
    ),
    _error(
        "F110",
        'nothing is called "{need}"{hint}',
        "Name a check or a capture of this flow, or one of the facts: {known}.",
        "A need that nothing can meet would block a rehearsal for ever.",
    ),
    _error(
        "F111",
        'the need "{need}" can never be met here',
        "Move its check or capture to this state or one before it, or drop the need.",
        "A guard that never opens hides the way behind it.",
    ),
    _warning(
        "F112",
        'the need "{need}" is always met here',
        "Drop the need, or name what must still happen.",
        "A guard that never closes guards nothing.",
    ),
    _warning(
        "F113",
        'the link "{text}" can never be chosen: {reason}',
        "Put the row with more needs first, or give it other words.",
        "Of rows with the same words the first whose needs are met wins.",
    ),
    _error(
        "F114",
        'the setting "{key}" names the unknown state "{state}"{hint}',
        "Use the words of a level-two heading of this file, in small letters with dashes between them.",
        "A setting about a state that is not there does nothing.",
    ),
    _error(
        "F115",
        'the link sets "{name}", which this flow does not capture{hint}',
        "Add a capture of this name to a state of this flow, or correct the name.",
        "Only a declared answer can be asked for later.",
    ),
    _error(
        "F116",
        '"{value}" is no option of "{name}"{hint}',
        "Use one of: {known}.",
        "The comparison would never be true.",
    ),
    _error(
        "F117",
        'the state "{state}" can stop the talk: {when}, and its card has nothing to press',
        "Map every outcome under Run to another state, leave the last Run without needs, or add a Next section.",
        "A state without Next is only passed through, so something must always lead on.",
    ),
    _warning(
        "F118",
        'the words "{text}" and "{other}" make the same key, so only "{other}" is shown',
        "Write both links with the same words, or give one of them other words.",
        "The words of a link, in small letters with dashes between them, are its key.",
    ),
    _warning(
        "F119",
        'the flow "{flow}" that is called here has errors of its own',
        "Run the checker on that file and mend it.",
        "A call of a flow that cannot be run stays on this card.",
    ),
    _error(
        "F120",
        'the name "{name}" already means {about}',
        "Give this capture or check another name.",
        "Guards and prompts could not tell the two apart.",
    ),
    _error(
        "F121",
        '"{value}" cannot be the answer to "{name}", which is a {type}',
        "Write the value exactly as it will be kept, or let the answer be captured.",
        "A link sets an answer as it stands, on every day and for every person.",
    ),
    _warning(
        "F122",
        'the state "{state}" asks for a yes and has no other way out for a no',
        "Add a second choice that leads to another state, such as `- [Not now](#rebook)`.",
        "In a rehearsal the second refusal ends the step; without a way out the question would be asked for ever.",
    ),
)

_TEMPLATES = (
    _error(
        "F201",
        "the prompt cannot be read: {problem}",
        "Write a variable as {{{{ name }}}}, with two braces on each side.",
        "A prompt that cannot be read would show its raw text in the middle of a talk.",
    ),
    _error(
        "F202",
        "a prompt may not use {what}",
        'Use plain text, {{{{ name }}}}, | default("…") and {{% if name %}} … {{% endif %}} only.',
        "Prompts are text with gaps, not programs: anything that could loop, reach out or run long is refused.",
    ),
    _error(
        "F203",
        'nothing captures "{name}"{hint}',
        "Capture it in an earlier state, or correct the name.",
        "The prompt would show its raw text in the middle of a talk.",
    ),
    _warning(
        "F204",
        'on some way to this state "{name}" is not captured yet',
        'Write {{{{ {name} | default("that") }}}} with words that fit without it.',
        "Without them the line is spoken with a gap in it.",
    ),
    _warning(
        "F205",
        "{what} is shown as written, so the braces in it are not filled",
        "Write plain words here.",
        "The words of headings and links are names that must not change during a talk.",
    ),
)

_LIVE = (
    _warning(
        "F301",
        "the first spoken line has {words} words, more than {limit}",
        "Say it in fewer words, or in two lines.",
        "Eyes are on the other person; only a short line can be taken in at a glance.",
    ),
    _warning(
        "F302",
        "this card needs {lines} lines at {width}x{height}, more than {limit}",
        "Move some lines to another state, or shorten them.",
        "A card is read in the pause between two sentences.",
    ),
    _error(
        "F303",
        "this state offers {count} choices, more than the {limit} digits",
        "Put some of them into a state of their own.",
        "Each choice is one press of a digit.",
    ),
    _warning(
        "F304",
        "pressing only the first choice, {how}",
        "Put the choice that leads on first in each state.",
        "In a talk there is a hand free for one key: space takes the first choice.",
    ),
)

_COUNTERPARTS = (
    _error(
        "F401",
        'there is no move called "{move}"{hint}',
        "Use one of: {known}.",
        "A link of a counterpart is taken by a move; by any other word it never is.",
    ),
    _error(
        "F402",
        'the heading over these lines says "{word}", which is no move, no kind of answer and no flow{hint}',
        "Use a move, a kind of answer such as `yes` or `false yes`, a flow, or a step such as `soil/permission`.",
        "Lines under a word that no moment is called by are never heard.",
    ),
    _error(
        "F403",
        'the flow "{flow}" has no state "{state}"{hint}',
        "Use the words of a level-two heading of that flow, in small letters with dashes between them.",
        "Lines for a step that is not there are never heard.",
    ),
    _error(
        "F404",
        'the table of moves has no row "{row}"{hint}',
        "Use one of: {known}.",
        "A row of another name changes nothing.",
    ),
    _error(
        "F405",
        'the row "{row}" shifts "{level}", which is no level{hint}',
        "Use one of: {known}.",
        "A counterpart has these three levels, and no move shifts anything else.",
    ),
    _error(
        "F406",
        'the row "{row}" shifts {level} by "{amount}", which is no whole number from -10 to 10',
        "Write a whole number with or without a sign: `{{guard: 1, openness: -1}}`.",
        "Levels run from 0 to 10 in whole steps; an amount that cannot be read shifts nothing.",
    ),
    _error(
        "F407",
        'the setting "{key}" is "{value}", and a level is a whole number from 0 to 10',
        "Write a whole number from 0 to 10.",
        "Outside of it the usual level would be taken, or none ever reached.",
    ),
    _error(
        "F408",
        'the need "{need}" names no level{hint}',
        "Write `trust 6` for six or more, or `guard below 5` for less; the levels are trust, openness and guard.",
        "A counterpart's mood depends on its levels only, so a link that needs anything else is never taken.",
    ),
    _error(
        "F409",
        'the need "{need}" {when}, since levels run from 0 to 10',
        "Write a level between the two ends, or drop the need.",
        "A link behind it is never taken, or always.",
    ),
    _error(
        "F410",
        'the link "{text}" leads out of this file, and a counterpart only changes its mood',
        "Link to a mood: `#` and the words of its heading, in small letters with dashes between them.",
        "A counterpart goes nowhere; it is the flow that goes on.",
    ),
    _warning(
        "F411",
        'the row "{row}" never applies: no talk with this counterpart brings its condition',
        "Take the row out, or change the levels so that its condition can hold.",
        "A row that never applies changes nothing, and reads as if it did.",
    ),
    _error(
        "F412",
        'no moves lead to the mood "{mood}": the links to it need levels that nobody comes to there',
        "Ask for less in a link that leads here, or let some move shift the levels further.",
        "All that stands under the mood would never be heard.",
    ),
    _warning(
        "F413",
        'the lines under "{heading}" in the mood "{mood}" can never be heard',
        "Move them to a mood that such an answer comes in, or change the heading.",
        "First the mood follows the move, then a line is drawn: words for a moment that never comes are lost.",
    ),
    _error(
        "F414",
        'in the mood "{mood}" there is no answer to: {known}',
        "Write some lines right under Say, above the first small heading: these fit any moment.",
        "Nobody may be met with silence, whatever they say.",
    ),
    _warning(
        "F415",
        "this counterpart has {lines} lines, fewer than {fewest}",
        "Write more, first for the moves that are made most: open question, reflection, specific observation.",
        "With few lines three runs sound alike, and one learns the lines instead of the talk.",
    ),
    _warning(
        "F416",
        'nothing is written for the answer "{kind}", which can come',
        "Write some lines under `#### {kind}` in a mood that it fits.",
        "Lines for any moment would be said in its place, and nobody could tell what the answer was.",
    ),
    _warning(
        "F417",
        'the answer "{kind}" can never come from this counterpart: it is always "{other}"',
        "Change guard, openness, `yields` or `effects` so that either can come.",
        "A counterpart who never resists teaches nothing, and one who never gives way cannot be met well.",
    ),
    _error(
        "F418",
        "what is hidden is never told: {why}",
        "Write lines under `#### hidden` in an open mood, or lower `tells`.",
        "What is behind it comes out when it was earned; so there must be a way to earn it.",
    ),
    _warning(
        "F419",
        "what is hidden is told without being earned: {when}",
        "Raise `tells`, or write `#### hidden` only in moods that trust or openness lead to.",
        "What anybody is told at once was never hidden, and finding it teaches nothing.",
    ),
    _warning(
        "F420",
        "these lines tell what is hidden, and no setting says what that is",
        "Write `hidden:` with one line above the moods.",
        "The debrief shows that line once it was told.",
    ),
    _warning(
        "F421",
        "this counterpart can feel too much to be walked to the end",
        "Keep to four to six moods.",
        "Whether moods are reached and lines are heard is proved by trying everything, and that has an end.",
    ),
    _error(
        "F422",
        'nothing fills "{name}" in what a counterpart says{hint}',
        "Use one of: {known}.",
        "A counterpart knows of a person only what `--for NAME` brings in.",
    ),
    _warning(
        "F423",
        'the line has nothing to say where no "{name}" is known',
        'Write {{{{ {name} | default("that") }}}} with words that fit without it.',
        "Without `--for NAME` nothing is known, and then this line is passed over, or said with `that` in its gap.",
    ),
    _error(
        "F424",
        'this is earned by "{move}", and there is no such move{hint}',
        "Use one of: {known}.",
        "In a rehearsal nobody could ever earn it.",
    ),
    _error(
        "F425",
        'this is earned by a move answered "{answer}", and no answer is called so{hint}',
        "Use one of: {known}.",
        "In a rehearsal nobody could ever earn it.",
    ),
)

DEFINITIONS: dict[str, Definition] = {
    row.code: row for row in (*_FILE, *_FRONT_MATTER, *_HEADINGS, *_ITEMS, *_GRAPH, *_TEMPLATES, *_LIVE, *_COUNTERPARTS)
}
"""Every code, in order."""
