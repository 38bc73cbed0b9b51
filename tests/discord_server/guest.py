"""A small bot of the tests' own, on the real client, that tries out what the server can do."""

import asyncio

import discord
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


class Name(ui.Modal, title="Who are you?"):
    """A form with a field of most kinds."""

    name = ui.Label(text="Name", component=ui.TextInput(max_length=20))
    colour = ui.Label(
        text="Colour",
        component=ui.Select(
            options=[discord.SelectOption(label="Red"), discord.SelectOption(label="Blue")]
        ),
    )
    consent = ui.Label(text="I agree", component=ui.Checkbox())
    picture = ui.Label(text="Picture", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction):
        colours = ",".join(self.colour.component.values)
        files = [(await file.read()).decode() for file in self.picture.component.values]
        text = f"{self.name.component.value} {colours} {self.consent.component.value}"
        text = " ".join([text, *files])
        await interaction.response.send_message(text, ephemeral=True)


class Menu(ui.View):
    """A message with a button and a select menu."""

    @ui.button(label="Press", custom_id="press")
    async def press(self, interaction, _):
        await interaction.response.edit_message(content="pressed", view=None)

    @ui.select(
        cls=ui.Select, options=[discord.SelectOption(label="One", value="1")], placeholder="?"
    )
    async def pick(self, interaction, select):
        await interaction.response.send_message(f"picked {select.values[0]}")


class Guest(discord.Client):
    """A bot that does as it is told by commands."""

    def __init__(self, base):
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        Route.BASE = base
        self.tree = app_commands.CommandTree(self)
        self.heard = []
        for command in (form, menu, late, twice, later, silent, ping, whom, offers):
            self.tree.add_command(command)

    async def setup_hook(self):
        gateway = await self.http.request(Route("GET", "/gateway"))
        DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway["url"])
        await self.tree.sync()

    async def on_message(self, message):
        if not message.author.bot:
            self.heard.append(message.content)


@app_commands.command(description="Opens a form")
async def form(interaction: discord.Interaction):
    await interaction.response.send_modal(Name())


@app_commands.command(description="Shows a button and a menu")
async def menu(interaction: discord.Interaction):
    await interaction.response.send_message("choose", view=Menu(timeout=5))


@app_commands.command(description="Responds too late")
async def late(interaction: discord.Interaction):
    await asyncio.sleep(0.3)
    await interaction.response.send_message("sorry")


@app_commands.command(description="Responds twice")
async def twice(interaction: discord.Interaction):
    await interaction.response.send_message("one")
    interaction.response._response_type = None
    await interaction.response.send_message("two")


@app_commands.command(description="Responds privately, later")
async def later(interaction: discord.Interaction):
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(content="first")
    await interaction.followup.send("second", ephemeral=True)


@app_commands.command(description="Never responds")
async def silent(interaction: discord.Interaction):
    pass


@app_commands.command(description="Pings everybody")
async def ping(interaction: discord.Interaction):
    everybody = discord.AllowedMentions(everyone=True)
    await interaction.response.send_message("@everyone", allowed_mentions=everybody)


@app_commands.command(description="Names somebody, a role and a place")
async def whom(
    interaction: discord.Interaction,
    person: discord.Member,
    role: discord.Role,
    place: discord.TextChannel,
):
    await interaction.response.send_message(f"{person.display_name} {role.name} {place.name}")


@app_commands.command(description="Offers words")
async def offers(interaction: discord.Interaction, word: str):
    await interaction.response.send_message(word)


@offers.autocomplete("word")
async def offer(interaction: discord.Interaction, typed: str):
    return [app_commands.Choice(name=f"{typed}{end}", value=f"{typed}{end}") for end in "abc"]
