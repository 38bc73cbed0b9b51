"""A post as Discord gets it: within its limits, and calling exactly those whom it is to call."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.announcements.announcement import Everyone, Here, NoMention, RoleMention
from bot.core.announcements.post import Post
from bot.core.cards import Attachment, Button, Link
from bot.discord_front.announcements.post import allowed, rendered
from tests.discord_front.announcements.mentions import FORMS
from tests.discord_server.limits.messages import check_message
from tests.discord_server.mentions import pings
from tests.discord_server.permissions import ALL
from tests.discord_server.state import World

ROLE = RoleMention("77", "Members")
QUESTIONS = Button("Questions?", "questions:1")
LANGUAGES = tuple(Button(code.upper(), f"read:1:{code}") for code in ("es", "pt", "fr"))
POSTS = st.builds(
    Post,
    title=st.text(min_size=1, max_size=150).filter(str.strip),
    text=st.text(max_size=3_000) | st.just("@everyone" * 333),
    language=st.just("en"),
    mention=st.sampled_from([NoMention(), ROLE, Everyone(), Here()]),
    late=st.just("") | st.just("Planned for 18:00, posted late."),
    byline=st.text(max_size=150),
    link=st.none() | st.just(Link("Open", "https://example.org")),
    picture=st.just("") | st.just("https://example.org/a.png"),
    upload=st.none() | st.just(Attachment("a.png", b"PNG")),
    alt=st.text(max_size=1_024),
    buttons=st.sampled_from(
        [(QUESTIONS,), (*LANGUAGES, Button("Sign up", "signup::a"), QUESTIONS)]
    ),
)


class Scene:
    """A server in which the bot may call everybody."""

    def __init__(self):
        self.world = World("token")
        self.guild = self.world.add_guild("Community")
        self.guild.everyone.permissions = ALL
        self.channel = next(iter(self.guild.channels.values()))
        self.role = self.world.add_role(self.guild, "Members", mentionable=True)
        self.ana = self.world.add_user("Ana")


def body(post, mentions=None):
    shown = rendered(post)
    return {
        "components": shown.view.to_components(),
        "flags": 1 << 15,
        "allowed_mentions": (mentions or shown.mentions).to_dict(),
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(POSTS)
async def test_every_post_keeps_to_discords_limits(post):
    files = {file.filename: file.fp.read() for file in rendered(post).files()}
    sent = body(post)
    assert list(check_message(sent, files, permitted=[sent["allowed_mentions"]])) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", ["title", "text", "byline", "alt", "late"])
async def test_nothing_that_is_typed_calls_anybody(form, field):
    scene = Scene()
    typed = form.format(user=scene.ana.id, role=scene.role.id, channel=scene.channel.id)
    other = scene.world.add_role(scene.guild, "Others", mentionable=True)
    post = Post(**{"title": "News", "text": "Hello", "language": "en", field: typed})
    assert not pings(scene, scene.channel, body(post))
    calling = Post(
        **{"title": "News", "text": "Hello", "language": "en", field: typed},
        mention=RoleMention(str(other.id)),
    )
    called = pings(scene, scene.channel, body(calling))
    assert (called.everyone, called.roles, called.users) == (False, (other,), ())


@pytest.mark.parametrize("mention", [Everyone(), Here()])
@pytest.mark.parametrize("form", ["@everyone", "@here", "@EVERYONE and @Here", "`@everyone`"])
async def test_a_text_calls_not_even_those_who_are_online_when_all_may_be_called(mention, form):
    shown = rendered(Post(title=form, text=form, language="en", byline=form, mention=mention))
    first, container = shown.view.to_components()
    assert first["content"] in {"@everyone", "@here"}
    texts = str(container)
    assert "@everyone" not in texts.lower()
    assert "@here" not in texts.lower()


@pytest.mark.parametrize("address", ["example", "ftp://a.b", "http://[", "https://" + "a" * 600])
async def test_a_draft_with_an_address_that_opens_nothing_can_be_seen_all_the_same(address):
    post = Post("News", "Hello", "en", link=Link("Open", address), picture=address)
    (container,) = rendered(post).view.to_components()
    assert [part["type"] for part in container["components"]] == [10, 10]


async def test_exactly_the_chosen_are_called():
    assert allowed(NoMention()).to_dict() == {"parse": []}
    assert allowed(ROLE).to_dict() == {"parse": [], "roles": [77]}
    assert allowed(Everyone()).to_dict() == {"parse": ["everyone"]}


async def test_markdown_stays_markdown_and_the_picture_is_described():
    post = Post(
        title="*News*",
        text="**Bold** [link](https://example.org)\n- one",
        language="en",
        picture="https://example.org/a.png",
        alt="A bridge",
    )
    (container,) = rendered(post).view.to_components()
    title, text, gallery = container["components"]
    assert title["content"] == r"## \*News\*"
    assert text["content"] == "**Bold** [link](https://example.org)\n- one"
    assert gallery["items"][0]["description"] == "A bridge"
