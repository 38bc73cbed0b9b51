"""What people see when the disk, the folder or the file fails while the bot is running."""

import asyncio
import os
import resource
import shutil
import sqlite3
import subprocess
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass

import pytest

from bot.core.permissions import Actor
from bot.services.signups.setup import Setup
from bot.store.backup import backup, restore
from bot.store.database import FILE
from bot.store.store import open_store
from tests.crash.program import LIST, launch
from tests.discord_front.conftest import NOW
from tests.discord_server.server import running

UNKEPT = "I cannot keep anything right now"
ALARM = "I cannot keep anything at the moment"
UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@dataclass
class Community:
    """The bot as a process, people around it, and the folder that goes wrong."""

    server: object
    folder: object
    process: object

    def person(self, name):
        return self.server.person(name)

    async def signs_up(self, name):
        """Let somebody new sign up, and return what they see at the end."""
        person = self.person(name)
        card = await person.uses("/signup", list=LIST)
        if not card.buttons:
            return card
        return await person.clicks("Yes, sign me up", on=card)

    async def is_well_again(self, name):
        return "You have a seat" in (await self.signs_up(name)).title

    async def is_told_kindly(self, name):
        """Sign somebody up in vain, and look that organizers know and questions are answered."""
        card = await asyncio.wait_for(self.signs_up(name), 30)
        assert UNKEPT in card.title
        assert str(self.folder) not in card.text
        olga = self.person("Olga")
        olga.goes_to(self.desk)
        assert ALARM in (await olga.hears()).title
        assert (await self.person("Quentin").asks("@bot when was the summit?")).title

    async def new_session(self, before):
        """Wait for the bot to start over, of itself."""
        gateway = self.server.gateway
        await self.server.until(
            lambda: gateway.session not in {None, before}, within=30, what="the bot"
        )
        await gateway.caught_up()

    @property
    def desk(self):
        channels = self.server.guild.channels.values()
        return next(item for item in channels if item.name == "desk")

    def seated(self):
        with closing(sqlite3.connect(self.folder / FILE)) as connection:
            rows = connection.execute("SELECT name FROM places WHERE state = 'seated'")
            return {name for (name,) in rows}


@asynccontextmanager
async def community(folder):
    async with running() as server:
        desk = server.world.add_channel(server.guild, "desk")
        async with open_store(folder) as store:
            boss = Actor("1", str(server.guild.id), manages_server=True)
            await Setup(store.records).change(boss, {"organizer_channel": str(desk.id)}, NOW)
        async with started(server, folder) as here:
            yield here


@asynccontextmanager
async def started(server, folder):
    process = await launch(server, folder)
    try:
        await server.until(lambda: server.gateway.session, within=30, what="the bot")
        await server.gateway.caught_up()
        yield Community(server, folder, process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_the_disk_gets_full(tmp_path):
    async with community(tmp_path) as here:
        assert await here.is_well_again("Ana")
        resource.prlimit(here.process.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        await here.is_told_kindly("Ben")
        resource.prlimit(here.process.pid, resource.RLIMIT_FSIZE, UNLIMITED)
        assert await here.is_well_again("Cho")
        assert here.seated() == {"Ana", "Cho"}


async def test_the_database_is_locked_for_long(tmp_path):
    async with community(tmp_path) as here:
        assert await here.is_well_again("Ana")
        with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await here.is_told_kindly("Ben")
            other.execute("ROLLBACK")
        assert await here.is_well_again("Cho")
        assert here.seated() == {"Ana", "Cho"}


async def test_the_file_is_damaged_and_is_not_overwritten(tmp_path):
    async with community(tmp_path) as here:
        assert await here.is_well_again("Ana")
        for name in (FILE, f"{FILE}-wal"):
            with (tmp_path / name).open("r+b") as file:
                size = os.fstat(file.fileno()).st_size
                file.seek(4096)
                file.write(b"\xff" * max(size - 4096, 0))
        damaged = (tmp_path / FILE).read_bytes()
        await here.is_told_kindly("Ben")
        assert (tmp_path / FILE).read_bytes() == damaged


def mount(*arguments):
    """Change what is mounted; return whether it worked."""
    command = shutil.which("mount")
    if command is None:
        return False
    return subprocess.run([command, *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path):
    """A folder on a file system of its own, where the system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "none", str(folder)):
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run([shutil.which("umount"), "-l", str(folder)], check=True)


async def test_the_folder_cannot_be_written_when_the_bot_starts(disk):
    folder = disk / "data"
    async with community(folder) as here:
        assert await here.is_well_again("Ana")
        here.process.terminate()
        await here.process.wait()
        here.server.gateway.forget_sessions()
        assert mount("-o", "remount,ro", str(disk))
        async with started(here.server, folder) as again:
            assert UNKEPT in (await again.signs_up("Ben")).title
            assert (await again.person("Quentin").asks("@bot when was the summit?")).title
            guild = again.server.guild
            owner = again.server.world.users[guild.owner_id]
            told = again.server.world.direct_channel(owner).messages
            await again.server.until(lambda: told, what="word to the owner")
            before = again.server.gateway.session
            assert mount("-o", "remount,rw", str(disk))
            await again.new_session(before)
            assert await again.is_well_again("Cho")
        assert here.seated() == {"Ana", "Cho"}


async def test_a_folder_whose_rights_are_taken_away_is_open_still(tmp_path):
    async with community(tmp_path) as here:
        assert await here.is_well_again("Ana")
        tmp_path.chmod(0o500)
        assert await here.is_well_again("Ben")
        tmp_path.chmod(0o700)
        assert here.seated() == {"Ana", "Ben"}


async def test_a_backup_is_restored_while_the_bot_runs(tmp_path):
    folder, copy = tmp_path / "data", tmp_path / "copy.db"
    async with community(folder) as here:
        assert await here.is_well_again("Ana")
        backup(folder, copy)
        assert await here.is_well_again("Ben")
        before = here.server.gateway.session
        kept = restore(folder, copy)
        assert here.seated() == {"Ana"}
        await here.new_session(before)
        assert await here.is_well_again("Dan")
        assert here.seated() == {"Ana", "Dan"}
        assert here.process.returncode is None
        with closing(sqlite3.connect(kept)) as connection:
            assert connection.execute("SELECT COUNT(*) FROM places").fetchone() == (2,)
