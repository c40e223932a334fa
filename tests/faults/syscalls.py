"""Counting what a process asks of the kernel, without a tool: a child lets itself be traced from a moment on.

Linux tells the number of each call by PTRACE_GET_SYSCALL_INFO (5.3 and later) on every machine; only the numbers of the calls differ.
"""

import ctypes
import os
import platform
import signal
from collections import Counter
from collections.abc import Callable

_TRACEME, _SYSCALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_TELL_APART = 1  # PTRACE_O_TRACESYSGOOD: a call's stop is told from a signal's
_STOPPED_AT_CALL = signal.SIGTRAP | 0x80
_ENTERED = 1
_SYNCS = {"x86_64": {74: "fsync", 75: "fdatasync"}, "aarch64": {82: "fsync", 83: "fdatasync"}}


class _Info(ctypes.Structure):
    _fields_ = [
        ("op", ctypes.c_uint8),
        ("pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("instruction", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("number", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 8),
    ]


def let_oneself_be_counted() -> None:
    """In the child: from here on the parent sees every call."""
    _ptrace(_TRACEME, 0, 0, None)
    os.kill(os.getpid(), signal.SIGSTOP)


def syncs(child: Callable[[], None]) -> tuple[Counter[str], int]:
    """Fork, run `child` (which calls `let_oneself_be_counted`) and return its fsync and fdatasync calls, and its exit code."""
    names = _SYNCS[platform.machine()]
    pid = os.fork()
    if not pid:
        try:
            child()
        except BaseException:  # noqa: BLE001 - the child must not go on as a second parent
            os._exit(1)
        os._exit(0)
    found: Counter[str] = Counter()
    os.waitpid(pid, 0)
    _ptrace(_SETOPTIONS, pid, 0, ctypes.c_void_p(_TELL_APART))
    pass_on, info = 0, _Info()
    while True:
        _ptrace(_SYSCALL, pid, 0, ctypes.c_void_p(pass_on))
        _pid, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            return found, os.waitstatus_to_exitcode(status)
        stopped_by = os.WSTOPSIG(status)
        pass_on = 0 if stopped_by == _STOPPED_AT_CALL else stopped_by
        if stopped_by == _STOPPED_AT_CALL:
            _ptrace(_GET_SYSCALL_INFO, pid, ctypes.sizeof(info), ctypes.byref(info))
            if info.op == _ENTERED and info.number in names:
                found[names[info.number]] += 1


def _ptrace(request: int, pid: int, address: int, content: object) -> None:
    call = ctypes.CDLL(None, use_errno=True).ptrace
    call.restype, call.argtypes = ctypes.c_long, (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    if call(request, pid, address, content) < 0:
        problem = ctypes.get_errno()
        raise OSError(problem, os.strerror(problem))
