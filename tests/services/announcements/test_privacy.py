"""What is kept about people in announcements ends with their word."""

from bot.core.announcements.announcement import Wording
from bot.services.signups.privacy import Privacy
from tests.services.announcements.conftest import HOUR, OLGA, OTTO


async def test_erasing_takes_drafts_and_choices_and_names(room, tmp_path):
    privacy = Privacy(room.records, room.signups.catalogue)
    secret = OLGA.__class__("olga-4711", "g", manages_server=True, name="Olga")
    room.probe.people["olga-4711"] = secret
    await room.draft(title="Only a draft", actor=secret)
    posted = await room.draft(title="Posted", actor=secret)
    await room.desks.planning.post_now(secret, posted.id, "en", room.now)
    await room.delivery.catch_up()
    new = {"wordings": {"en": Wording("Posted", "Mended.")}}
    await room.desks.composing.write(secret, posted.id, new, room.now)
    await room.desks.composing.choose_zone(secret, "Bogota", "en", room.now)
    await room.desks.templates.save(secret, posted.id, "weekly", "en")
    await room.desks.readers.unsubscribe("g", "olga-4711", "news", "en", room.now)
    kept = await privacy.export(secret)
    assert [one["title"] for one in kept["announcements"]["announcements"]] == [
        "Only a draft",
        "Posted",
    ]
    assert kept["announcements"]["unsubscribed"] == ["news"]
    await privacy.erase(secret, room.now)
    files = [*tmp_path.iterdir()]
    assert not any(b"olga-4711" in file.read_bytes() for file in files if file.is_file())
    assert (await room.desks.composing.get(OTTO, posted.id)).author == ""


async def test_what_an_erased_organizer_planned_waits_for_somebody_to_answer_for_it(room):
    schedule = await room.desks.composing.read_time(OLGA, "2026-11-20 14:00", room.now)
    draft = await room.draft(schedule=schedule)
    await room.desks.planning.schedule(OLGA, draft.id, "en", room.now)
    await Privacy(room.records, room.signups.catalogue).erase(OLGA, room.now)
    await room.passes(2 * HOUR)
    assert room.posted == []
    assert room.sender.cards[-1][2].title == "Not posted: Hello"
    posting = (await room.records.view.news.postings.of(draft.id))[0]
    await room.desks.care.retry(OTTO, posting.id, "en", room.now)
    await room.delivery.catch_up()
    assert room.posted == ["Hello"]
