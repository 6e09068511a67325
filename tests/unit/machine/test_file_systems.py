"""Which folders lie on a network, by what Linux, macOS and Windows say of their disks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from scene_queue.core.machine.file_systems import (
    is_network_kind,
    is_on_network,
    is_share_of_windows,
    kind_by_mount,
    kind_by_mountinfo,
)

MOUNTINFO = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resv_strict
35 27 0:30 / /home rw,relatime shared:20 - autofs systemd-1 rw,fd=29,pgrp=1,timeout=0
41 35 0:52 / /home rw,relatime shared:21 master:2 - nfs4 nas.example:/export/home rw,vers=4.2,addr=192.0.2.7
42 27 0:53 / /mnt/two\040words rw,relatime - cifs //nas/data rw,vers=3.1.1,username=me
43 27 0:54 / /scratch rw,relatime - lustre 192.0.2.1@tcp:/scratch rw,flock,lazystatfs
44 27 0:55 / /gpfs/work rw,relatime - gpfs work rw
45 27 0:56 / /mnt/far rw,nosuid,nodev - fuse.sshfs me@far:/data rw,user_id=1000,group_id=1000
46 27 0:57 / /mnt/pool rw,relatime - fuse.mergerfs a:b rw,user_id=0,group_id=0
47 27 8:17 / /mnt/usb rw,relatime - fuseblk /dev/sdb1 rw,user_id=0,group_id=0
48 41 8:33 / /home/me/local rw,relatime - xfs /dev/sdc1 rw
49 27 0:58 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync,aname=drvfs
50 27 0:59 / /afs rw,relatime - afs AFS rw
"""
MOUNT = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//me@nas._smb._tcp.local/field%20work on /Volumes/field work (smbfs, nodev, nosuid, mounted by me)
nas.example:/export/data on /Volumes/data (nfs, nodev, nosuid, mounted by me)
me@far:/data on /Volumes/far (macfuse, nodev, nosuid, synchronous, mounted by me)
/dev/disk5s1 on /Volumes/stick (a) (msdos, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("path", "kind", "is_network"),
    [
        ("/var/maps", "ext4", False),
        ("/home/me/maps", "nfs4", True),
        ("/home", "nfs4", True),
        ("/homes/me", "ext4", False),
        ("/home/me/local/queue", "xfs", False),
        ("/mnt/two words/x", "cifs", True),
        ("/scratch/u/x", "lustre", True),
        ("/gpfs/work/x", "gpfs", True),
        ("/mnt/far/x", "fuse.sshfs", True),
        ("/mnt/pool/x", "fuse.mergerfs", False),
        ("/mnt/usb/x", "fuseblk", False),
        ("/mnt/c/Users/me", "9p", True),
        ("/afs/example/x", "afs", True),
    ],
)
def test_linux_names_the_nearest_mount_and_of_two_at_one_place_the_one_on_top(
    path: str, kind: str, is_network: bool
) -> None:
    assert kind_by_mountinfo(MOUNTINFO, path) == kind
    assert is_network_kind(kind) is is_network


@pytest.mark.parametrize(
    ("path", "kind", "is_network"),
    [
        ("/Users/me/maps", "apfs", False),
        ("/Volumes/field work/x", "smbfs", True),
        ("/Volumes/data", "nfs", True),
        ("/Volumes/far/x", "macfuse", True),
        ("/Volumes/stick (a)/x", "msdos", False),
    ],
)
def test_macos_names_the_kind_behind_the_mount_point(path: str, kind: str, is_network: bool) -> None:
    assert kind_by_mount(MOUNT, path) == kind
    assert is_network_kind(kind) is is_network


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        ("C:\\Users\\me", False),
        ("Z:\\maps", True),
        ("z:/maps", True),
        ("\\\\nas\\data\\maps", True),
        ("//nas/data/maps", True),
        ("\\\\?\\UNC\\nas\\data\\maps", True),
        ("\\\\?\\C:\\Users\\me", False),
        ("\\\\?\\Z:\\maps", True),
    ],
)
def test_windows_tells_shares_by_their_path_and_connected_ones_by_their_drive(path: str, is_network: bool) -> None:
    assert is_share_of_windows(path, lambda root: 4 if root.upper() == "Z:\\" else 3) is is_network


def test_nothing_is_known_of_nothing() -> None:
    assert kind_by_mountinfo("", "/home") == kind_by_mount("no such lines\n", "/home") == ""
    assert not is_network_kind("")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux'")
def test_this_computer_says_that_its_own_kernel_is_on_no_network() -> None:
    assert not is_on_network(Path("/proc/self/folder/that/is/not/there"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux'")
def test_a_link_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link").symlink_to("/scratch")
    real_text = Path.read_text
    monkeypatch.setattr(
        Path, "read_text", lambda path, **how: MOUNTINFO if str(path) == "/proc/self/mountinfo" else real_text(path)
    )
    assert is_on_network(tmp_path / "link" / "maps")
