"""What a process that was killed left behind goes at the next start; a living process keeps its own."""

import os
import subprocess
import sys
from pathlib import Path

from briefing_app.processes.private_folder import PREFIX, PrivateFolder, remove_stale


def made_by_a_killed_process(parent: Path) -> Path:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from briefing_app.processes.private_folder import PrivateFolder\n"
        "folder = PrivateFolder(Path(sys.argv[1])); (folder.path / 'copy').write_bytes(b'x')\n"
        "print(folder.path, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    said = subprocess.run([sys.executable, "-c", code, str(parent)], capture_output=True, text=True, check=False)
    return Path(said.stdout.strip())


def age(folder: Path) -> None:
    os.utime(folder, (0, 0))


def test_that_the_folder_of_a_killed_process_is_removed_at_the_next_start(tmp_path: Path) -> None:
    left = made_by_a_killed_process(tmp_path)
    assert (left / "copy").exists()
    age(left)
    PrivateFolder(tmp_path).close()
    assert not left.exists()


def test_that_the_folder_of_a_living_process_stays(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path)
    age(folder.path)
    remove_stale(tmp_path)
    assert folder.path.exists()
    folder.close()
    assert not folder.path.exists()


def test_that_nobody_elses_folder_is_touched(tmp_path: Path) -> None:
    young, other = tmp_path / f"{PREFIX}young", tmp_path / "briefing-other"
    young.mkdir()
    other.mkdir()
    age(other)
    link = tmp_path / f"{PREFIX}link"
    link.symlink_to(other)
    remove_stale(tmp_path)
    assert young.exists()
    assert other.exists()
    assert link.exists()


def test_that_only_this_user_can_look_into_the_folder(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path)
    assert folder.path.stat().st_mode & 0o077 == 0
    folder.close()
