"""The standing cards: addresses and help."""

import pytest

from bot.services.cards.pages import contact_card, help_card

COMMANDS = (("/events", "shows the events"), ("/help", "shows this"))


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_every_address_is_shown_with_what_it_is_for(language, knowledge):
    card = contact_card(knowledge, language)

    for contact in knowledge.contacts.values():
        field = next(field for field in card.fields if field.label == contact.name[language])
        assert (contact.email or contact.url) in field.value
        assert contact.use[language] in field.value


def test_web_addresses_can_be_opened(knowledge):
    web = {contact.url for contact in knowledge.contacts.values() if contact.url}

    assert {link.url for link in contact_card(knowledge, "en").links} == web


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_help_names_the_subjects_and_the_commands_and_offers_questions(language, knowledge):
    card = help_card(knowledge, language, COMMANDS)

    assert "SCI Academy" in "".join(card.paragraphs)
    examples, commands = card.sections
    assert [(field.label, field.value) for field in commands.fields] == list(COMMANDS)
    assert len(examples.buttons) == 4
    assert len({button.label for button in examples.buttons}) == 4
    assert all(button.action.startswith("ask:") for button in examples.buttons)
