"""Free memory and usable cores, as the systems tell them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from scene_queue.core.machine.control_groups import groups_of
from scene_queue.core.machine.memory import available_by_meminfo, free_by_vm_stat, free_memory_bytes, usable_cores

MIB, GIB = 1024**2, 1024**3
MEMINFO = """MemTotal:       16384000 kB
MemFree:         1000000 kB
MemAvailable:   12582912 kB
Buffers:          500000 kB
"""
VM_STAT = """Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                                3000.
Pages active:                            401234.
Pages inactive:                          390000.
Pages speculative:                         7000.
Pages throttled:                              0.
Pages wired down:                        120000.
Pages purgeable:                           5000.
"""
VERSION_2 = "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot\n"
VERSION_1 = """31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755
34 31 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
"""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="control groups are Linux'")


class System:
    """Files as Linux would show them, below a folder of the test."""

    def __init__(self, root: Path, mountinfo: str, groups: str) -> None:
        self.root = root
        self.has("proc/meminfo", MEMINFO)
        self.has("proc/self/mountinfo", mountinfo)
        self.has("proc/self/cgroup", groups)

    def has(self, path: str, text: object) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(f"{text}\n", encoding="ascii")


@pytest.fixture
def new_system(tmp_path: Path) -> System:
    """Control groups of version 2, this process in one of a user's session."""
    return System(tmp_path, VERSION_2, "0::/user.slice/session.scope\n")


@pytest.fixture
def old_system(tmp_path: Path) -> System:
    """Control groups of version 1, in a job of a cluster."""
    return System(tmp_path, VERSION_1, "4:memory:/slurm/job_7\n1:cpu,cpuacct:/slurm/job_7\n0::/\n")


@pytest.fixture
def many_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)


def test_linux_says_what_is_available_and_not_only_what_lies_idle() -> None:
    assert available_by_meminfo(MEMINFO) == 12 * GIB


def test_an_old_kernel_does_not_say() -> None:
    assert available_by_meminfo("MemTotal: 16384000 kB\nMemFree: 1000000 kB\n") is None


def test_macos_counts_what_it_keeps_only_in_case() -> None:
    assert free_by_vm_stat(VM_STAT) == 400_000 * 16384


def test_macos_without_an_answer_is_not_known() -> None:
    assert free_by_vm_stat("") is None


@linux
def test_without_limits_all_that_is_available_is_free(new_system: System) -> None:
    new_system.has("sys/fs/cgroup/user.slice/session.scope/memory.max", "max")
    new_system.has("sys/fs/cgroup/user.slice/session.scope/memory.current", GIB)
    assert free_memory_bytes(new_system.root) == 12 * GIB


@linux
def test_a_limit_of_a_group_above_holds_and_what_files_take_is_given_back(new_system: System) -> None:
    new_system.has("sys/fs/cgroup/user.slice/session.scope/memory.max", "max")
    new_system.has("sys/fs/cgroup/user.slice/memory.max", 8 * GIB)
    new_system.has("sys/fs/cgroup/user.slice/memory.current", 5 * GIB)
    new_system.has("sys/fs/cgroup/user.slice/memory.stat", f"anon {2 * GIB}\ninactive_file {3 * GIB}\nfile {3 * GIB}")
    assert free_memory_bytes(new_system.root) == 6 * GIB


@linux
def test_a_limit_of_version_1_holds(old_system: System) -> None:
    old_system.has("sys/fs/cgroup/memory/memory.limit_in_bytes", 9223372036854771712)
    old_system.has("sys/fs/cgroup/memory/memory.usage_in_bytes", 4 * GIB)
    old_system.has("sys/fs/cgroup/memory/slurm/job_7/memory.limit_in_bytes", 4 * GIB)
    old_system.has("sys/fs/cgroup/memory/slurm/job_7/memory.usage_in_bytes", 3 * GIB)
    old_system.has("sys/fs/cgroup/memory/slurm/job_7/memory.stat", f"inactive_file 1\ntotal_inactive_file {GIB}")
    assert free_memory_bytes(old_system.root) == 2 * GIB


@linux
def test_a_container_that_knows_its_group_by_another_path_reads_what_it_sees(tmp_path: Path) -> None:
    mounted = "34 31 0:31 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n"
    system = System(tmp_path, mounted, "4:memory:/elsewhere/abc\n")
    system.has("sys/fs/cgroup/memory/memory.limit_in_bytes", 512 * MIB)
    system.has("sys/fs/cgroup/memory/memory.usage_in_bytes", 112 * MIB)
    assert free_memory_bytes(tmp_path) == 400 * MIB
    assert [str(group.folder) for group in groups_of("memory", tmp_path)] == [f"{tmp_path}/sys/fs/cgroup/memory"]


@linux
def test_more_in_use_than_allowed_leaves_nothing(new_system: System) -> None:
    new_system.has("sys/fs/cgroup/user.slice/memory.max", GIB)
    new_system.has("sys/fs/cgroup/user.slice/memory.current", 2 * GIB)
    assert free_memory_bytes(new_system.root) == 0


@linux
def test_nothing_is_known_where_the_system_shows_nothing(tmp_path: Path) -> None:
    assert free_memory_bytes(tmp_path) is None


@linux
@pytest.mark.usefixtures("many_cores")
@pytest.mark.parametrize(("quota", "cores"), [("max 100000", 16), ("400000 100000", 4), ("50000 100000", 1)])
def test_a_quota_of_version_2_bounds_the_cores(new_system: System, quota: str, cores: int) -> None:
    new_system.has("sys/fs/cgroup/user.slice/cpu.max", quota)
    assert usable_cores(new_system.root) == cores


@linux
@pytest.mark.usefixtures("many_cores")
@pytest.mark.parametrize(("quota", "cores"), [(-1, 16), (250000, 2)])
def test_a_quota_of_version_1_bounds_the_cores(old_system: System, quota: int, cores: int) -> None:
    old_system.has("sys/fs/cgroup/cpu,cpuacct/slurm/job_7/cpu.cfs_quota_us", quota)
    old_system.has("sys/fs/cgroup/cpu,cpuacct/slurm/job_7/cpu.cfs_period_us", 100000)
    assert usable_cores(old_system.root) == cores


@linux
def test_cores_are_those_that_the_process_is_bound_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5})
    assert usable_cores(tmp_path) == 2


def test_this_computer_has_memory_and_cores() -> None:
    free = free_memory_bytes()
    assert free is not None
    assert MIB < free < 2**50
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
