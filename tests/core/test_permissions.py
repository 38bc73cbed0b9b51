"""One table says who may do what; here is all of it."""

import pytest

from bot.core.permissions import Action, Actor, may

MEMBERS = {Action.SIGN_UP, Action.SEE_OWN}
ORGANIZERS = set(Action) - {Action.SET_UP}
ROLE = "7"


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (Actor("m", "g"), MEMBERS),
        (Actor("m", "g", roles=frozenset({"8"})), MEMBERS),
        (Actor("o", "g", roles=frozenset({ROLE})), ORGANIZERS),
        (Actor("a", "g", manages_server=True), set(Action)),
        (Actor("b", "g", frozenset({ROLE}), manages_server=True, is_bot=True), set()),
        (Actor("d", "", frozenset({ROLE}), manages_server=True), MEMBERS),
    ],
    ids=["member", "other role", "organizer", "manager", "bot", "direct message"],
)
def test_who_may_do_what(actor, allowed):
    assert {action for action in Action if may(actor, action, ROLE)} == allowed


def test_without_a_role_set_up_only_managers_organize():
    assert not may(Actor("o", "g", roles=frozenset({ROLE})), Action.SEE_ROSTER, None)
