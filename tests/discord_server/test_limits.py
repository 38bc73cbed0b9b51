"""Every documented limit is noticed, and what keeps to them is not."""

import pytest

from tests.discord_server.limits.commands import check_commands
from tests.discord_server.limits.messages import check_message
from tests.discord_server.limits.modals import check_modal

MENTIONS = {"allowed_mentions": {"parse": []}}
V2 = {"flags": 1 << 15}


def text(content="x"):
    return {"type": 10, "content": content}


def button(label="Press", **details):
    return {"type": 2, "style": 1, "label": label, "custom_id": label} | details


def link(url):
    return {"type": 2, "style": 5, "label": "Open", "url": url}


def row(*parts):
    return {"type": 1, "components": list(parts)}


def frame(*parts):
    return {"type": 17, "components": list(parts)}


def select(options=1, **details):
    choices = [{"label": f"{number}", "value": f"{number}"} for number in range(options)]
    return {"type": 3, "custom_id": "select", "options": choices} | details


BAD_MESSAGES = {
    "2001 characters": {"content": "x" * 2001},
    "could ping": {"content": "x", "allowed_mentions": {"parse": ["users"]}},
    "text could ping": {"content": "x", "allowed_mentions": None},
    "the nonce has 26": {"content": "x", "nonce": "x" * 26},
    "embeds: 11": {"embeds": [{}] * 11},
    "content cannot go with": V2 | {"content": "x", "components": [text()]},
    "embeds cannot go with": V2 | {"embeds": [{}], "components": [text()]},
    "needs the flag": {"components": [text()]},
    "4001 characters of text": V2 | {"components": [text("x" * 2000), text("x" * 2001)]},
    "41 components": V2 | {"components": [text()] * 41},
    "used 2 times": {"components": [row(button(), button())]},
    "custom_id has 101": {"components": [row(button(custom_id="x" * 101))]},
    "label has 81": {"components": [row(button("x" * 81))]},
    "neither label nor emoji": {"components": [row(button("", custom_id="a"))]},
    "buttons of a row: 6": {"components": [row(*(button(str(n)) for n in range(6)))]},
    "rows: 6": {"components": [row(button(str(n))) for n in range(6)]},
    "an empty row": {"components": [row()]},
    "mixes buttons": {"components": [row(button(), select())]},
    "has a custom_id": {"components": [row(button(style=5, url="https://example.org"))]},
    "cannot open": {"components": [row(link("mailto:a@example.org"))]},
    "choices of a select: 26": {"components": [row(select(26))]},
    "cannot take 2 to 1": {"components": [row(select(3, min_values=2))]},
    "type 17 cannot be in a container": V2 | {"components": [frame(frame(text()))]},
    "parts of a container: 0": V2 | {"components": [frame()]},
    "0 characters": V2 | {"components": [text("")]},
    "does not come with": V2 | {"components": [{"type": 13, "file": {"url": "attachment://a"}}],
                                "attachments": []},
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD_MESSAGES)
def test_a_message_that_breaks_a_limit_is_noticed(fault):
    found = list(check_message(MENTIONS | BAD_MESSAGES[fault], {}))
    assert any(fault in item for item in found), found


def test_a_file_that_is_shown_nowhere_is_noticed():
    found = list(check_message(MENTIONS | V2 | {"components": [text()]}, {"a.txt": b""}))
    assert found == ["the file 'a.txt' is shown nowhere"]


def test_a_large_message_within_the_limits_passes():
    rows = [row(*(button(f"{n}{m}") for m in range(5))) for n in range(5)]
    body = MENTIONS | V2 | {"components": [frame(text("x" * 4000), *rows)]}
    assert list(check_message(body, {})) == []


def labelled(component, label="Field"):
    return {"type": 18, "label": label, "component": component}


def field(custom_id="field", **details):
    return {"type": 4, "custom_id": custom_id, "style": 1} | details


def form(*parts, **details):
    return {"title": "Form", "custom_id": "form", "components": list(parts)} | details


BAD_FORMS = {
    "title has 46": form(labelled(field()), title="x" * 46),
    "parts of a form: 6": form(*(labelled(field(str(n))) for n in range(6))),
    "parts of a form: 0": form(),
    "label has 46": form(labelled(field(), "x" * 46)),
    "hint has 101": form(labelled(field(placeholder="x" * 101))),
    "content has 4001": form(labelled(field(value="x" * 4001))),
    "cannot take 0 to 4001": form(labelled(field(max_length=4001))),
    "two fields": form(labelled(field()), labelled(field())),
    "choices of a field: 11": form(labelled({"type": 21, "custom_id": "a",
                                             "options": select(11)["options"]})),
    "type 2 cannot be in a form": form(button()),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD_FORMS)
def test_a_form_that_breaks_a_limit_is_noticed(fault):
    found = list(check_modal(BAD_FORMS[fault]))
    assert any(fault in item for item in found), found


def test_a_form_within_the_limits_passes():
    assert list(check_modal(form(labelled(field()), text("Consent")))) == []


def command(name="ask", **details):
    return {"name": name, "description": "Asks"} | details


def option(name, **details):
    return {"type": 3, "name": name, "description": "x"} | details


BAD_COMMANDS = {
    "is not one lower-case word": [command("Ask me")],
    "two commands are named": [command(), command()],
    "commands of type 1: 101": [command(f"c{n}") for n in range(101)],
    "description has 101": [command(description="x" * 101)],
    "description has 0": [command(description="")],
    "options: 26": [command(options=[option(f"o{n}") for n in range(26)])],
    "follows an optional one": [command(options=[option("a"), option("b", required=True)])],
    "no locale 'es'": [command(name_localizations={"es": "preguntar"})],
    "characters in all": [command(options=[option(f"o{n}", choices=[
        {"name": "x" * 100, "value": "x" * 100}] * 3) for n in range(20)])],
    "has no description": [command("Answer this", type=3)],
    "exclude each other": [command(options=[option("a", autocomplete=True,
                                                   choices=[{"name": "a", "value": "a"}])])],
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD_COMMANDS)
def test_commands_that_break_a_limit_are_noticed(fault):
    found = list(check_commands(BAD_COMMANDS[fault]))
    assert any(fault in item for item in found), found
