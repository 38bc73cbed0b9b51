"""The commands on Discord: in all languages, in one place, and not more often than needed."""

import dataclasses

from tests.discord_server.limits.commands import check_commands

LOCALES = {"es-ES", "es-419", "pt-BR", "fr"}


def commands(community):
    return list(community.server.world.commands[None].values())


def puts(community):
    return community.server.sent("PUT", "/commands")


async def test_commands_are_registered_once_and_everywhere(community):
    await community.restart()
    await community.restart()
    assert len(puts(community)) == 1
    assert list(community.server.world.commands) == [None]
    names = {command["name"] for command in commands(community)}
    assert names == {
        *("ask", "about", "events", "contact", "help", "Answer this"),
        *("signup", "my", "roster", "setup", "announce"),
    }


async def test_commands_are_registered_again_when_their_words_changed(silent):
    await silent.start()
    texts = dict(silent.library.knowledge.texts)
    key = "discord.commands.ask.description"
    texts[key] = {**texts[key], "en": "Ask away"}
    silent.library.engine.knowledge = _with_texts(silent.library.knowledge, texts)
    await silent.restart()
    await silent.restart()
    assert len(puts(silent)) == 2
    assert "Ask away" in {command["description"] for command in commands(silent)}


def _with_texts(knowledge, texts):
    return dataclasses.replace(knowledge, texts=texts)


async def test_discord_being_unable_to_take_commands_stops_nothing(silent):
    silent.server.faults.add("PUT", "*/commands", status=503)
    await silent.start()
    ana = silent.person("Ana")
    assert (await ana.asks("@bot when?")).title
    await silent.restart()
    assert len(puts(silent)) == 2
    assert commands(silent)


async def test_every_command_and_option_has_its_words_in_every_language(community):
    for command in commands(community):
        _check_words(command)
        for option in command["options"]:
            _check_words(option)
            for inner in option.get("options", []):
                _check_words(inner)


def _check_words(item):
    is_menu = item["type"] == 3 and "target" not in item and not item["description"]
    assert "." not in item["description"], "a key stands where words should"
    assert set(item["name_localizations"]) == LOCALES
    if not is_menu:
        assert set(item["description_localizations"]) == LOCALES


async def test_what_is_registered_keeps_to_discords_limits(community):
    assert list(check_commands(commands(community))) == []


async def test_commands_are_for_servers_and_direct_messages_with_the_bot(community):
    for command in commands(community):
        for_a_server = command["name"] in {"signup", "my", "roster", "setup", "announce"}
        assert set(command["contexts"]) == ({0} if for_a_server else {0, 1})
        assert command["integration_types"] == [0]
