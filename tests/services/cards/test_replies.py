"""What a person is shown in answer to a message."""

from dataclasses import replace

import pytest

from bot.core.answering.reply import Answer, Link, Reply, Status
from bot.core.cards import Tone
from bot.core.knowledge.model import ReplyKind
from bot.services.cards.replies import reply_card

SOURCE = "Press release, Sister Cities International, April 22, 2024"
WEBSITE = Link("Summit website", "https://allamericassummit.sistercities.org/")
MAIL = Link("Sister Cities International", "info@sistercities.org")

WHEN = Answer(
    id="all-americas-summit.when",
    kind=ReplyKind.FACT,
    title="When is the 2024 All Americas Summit?",
    text="It took place on May 28–31, 2024.\nIt is over.",
    source=SOURCE,
    links=(WEBSITE,),
    confidence=0.9,
    related=(
        "all-americas-summit.themes",
        "all-americas-summit.register",
        "sci.contact",
        "sci.what",
    ),
)
COST = replace(
    WHEN,
    id="all-americas-summit.cost",
    kind=ReplyKind.REFERRAL,
    title="How much is it?",
    text="The sources do not say.",
    source=None,
    links=(MAIL,),
    related=("all-americas-summit.when", "all-americas-summit.themes"),
)
HELLO = Answer("smalltalk.greeting", ReplyKind.SMALLTALK, "", "Hello!", None, (), 0.9)


def answered(*answers: Answer, language: str = "en") -> Reply:
    return Reply(Status.ANSWERED, language, answers)


def labels(card) -> list[str]:
    return [button.label for button in card.buttons]


def test_an_answer_shows_its_question_text_source_and_links(knowledge):
    card = reply_card(answered(WHEN), knowledge)

    assert card.title == WHEN.title
    assert card.tone is Tone.ANSWER
    assert card.paragraphs == ("It took place on May 28–31, 2024.", "It is over.")
    assert card.footer == f"Source: {SOURCE}"
    assert [link.url for link in card.links] == [WEBSITE.target]


def test_an_address_is_no_link_to_press(knowledge):
    assert reply_card(answered(COST), knowledge).links == ()


def test_what_is_not_in_the_sources_has_a_tone_of_its_own_and_names_no_source(knowledge):
    card = reply_card(answered(COST), knowledge)

    assert card.tone is Tone.REFERRAL
    assert card.footer is None


def test_up_to_three_related_questions_can_be_pressed_shortly_named_within_the_topic(knowledge):
    card = reply_card(answered(WHEN), knowledge)
    themes = knowledge.aspects["themes"].label["en"]

    assert [button.action for button in card.buttons[:3]] == [
        "ask:all-americas-summit.themes",
        "ask:all-americas-summit.register",
        "ask:sci.contact",
    ]
    assert labels(card)[0] == themes
    assert "Sister Cities International" in labels(card)[2]


def test_related_questions_that_the_knowledge_no_longer_has_are_left_out(knowledge):
    gone = replace(WHEN, related=("all-americas-summit.gone", "nothing.what", "smalltalk.nothing"))

    assert [b.action for b in reply_card(answered(gone), knowledge).buttons] == [
        "signup::next-summit",
        "helpful:yes:all-americas-summit.when",
        "helpful:no:all-americas-summit.when",
    ]


def test_everybody_can_say_whether_an_answer_helped(knowledge):
    assert labels(reply_card(answered(WHEN), knowledge))[-2:] == ["Helpful", "Not helpful"]


def test_several_answers_stand_under_headings_of_their_own(knowledge):
    card = reply_card(answered(WHEN, COST), knowledge)

    assert [section.heading for section in card.sections] == [WHEN.title, COST.title]
    assert card.paragraphs == ()
    assert card.tone is Tone.ANSWER
    assert card.footer == f"Source: {SOURCE}"
    actions = [button.action for button in card.buttons]
    assert "ask:all-americas-summit.when" not in actions
    assert len(set(actions)) == len(actions)


def test_two_sources_are_both_named(knowledge):
    other = replace(COST, source="Brochure")

    assert reply_card(answered(WHEN, other), knowledge).footer == f"Sources: {SOURCE}; Brochure"


def test_a_greeting_goes_before_the_answer_without_a_heading(knowledge):
    card = reply_card(answered(HELLO, WHEN), knowledge)

    assert card.title == WHEN.title
    assert card.paragraphs[0] == "Hello!"


def test_a_greeting_alone_asks_for_no_opinion(knowledge):
    card = reply_card(answered(HELLO), knowledge)

    assert card.paragraphs == ("Hello!",)
    assert card.buttons == ()
    assert card.footer is None


def test_choices_claim_nothing_and_can_be_pressed(knowledge):
    card = reply_card(Reply(Status.SUGGESTED, "en", suggestions=(WHEN, COST)), knowledge)

    assert card.tone is Tone.CHOICE
    assert WHEN.text not in str(card)
    assert labels(card) == [WHEN.title, COST.title]
    assert [button.action for button in card.buttons] == [f"ask:{WHEN.id}", f"ask:{COST.id}"]


def test_a_label_too_long_for_a_button_is_cut_between_words(knowledge):
    long = replace(WHEN, title="what about " * 12)
    card = reply_card(Reply(Status.SUGGESTED, "en", suggestions=(long,)), knowledge)

    assert len(labels(card)[0]) <= 80
    assert labels(card)[0].endswith(("what…", "about…"))


def test_not_knowing_is_said_with_whom_to_ask(knowledge):
    card = reply_card(Reply(Status.DECLINED, "en"), knowledge)

    assert card.tone is Tone.DECLINED
    assert "info@sistercities.org" in str(card.fields)
    assert "500in5@sci-africa.com" in str(card.fields)


def test_a_message_that_asks_nothing_gets_a_kind_word_and_no_lecture(knowledge):
    card = reply_card(Reply(Status.DECLINED, "en", chatter=True), knowledge)

    assert card.tone is Tone.INFO
    assert card.fields == ()


@pytest.mark.parametrize(
    ("language", "source"), [("es", "Fuente:"), ("pt", "Fonte:"), ("fr", "Source :")]
)
def test_cards_speak_the_language_of_the_reply(language, source, knowledge):
    card = reply_card(answered(WHEN, language=language), knowledge)

    assert card.language == language
    assert card.footer is not None
    assert card.footer.startswith(source)
    assert labels(card)[0] == knowledge.aspects["themes"].label[language]


def test_a_language_that_the_bot_has_no_words_for_gets_english(knowledge):
    assert reply_card(answered(WHEN, language="sw"), knowledge).footer == f"Source: {SOURCE}"
