"""A kernel filter that ends this process, and every child, at the first internet socket.

It is a classic BPF program on `socket(2)` (seccomp, Linux 3.17 and later), so it also sees what
native libraries do.
"""

import ctypes
import errno
import platform
import struct
import sys

_SOCKET = {"x86_64": 41, "aarch64": 198}
_AF_INET, _AF_INET6 = 2, 10
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_NUMBER, _FIRST_ARGUMENT = 0, 16
_LOOK_UPS = ("socket.getaddrinfo", "socket.gethostby", "socket.getnameinfo", "socket.getserv")
_NAMES = ("resolv.conf", "/etc/hosts", "nsswitch.conf")
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38


def can_be_proved() -> bool:
    """Tell whether this kernel can be asked to watch."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def no_names() -> None:
    """Have every look-up of a name in this process fail, also where only its files are opened."""
    sys.addaudithook(_refuse_names)


def _refuse_names(event: str, values: tuple[object, ...]) -> None:
    if event.startswith(_LOOK_UPS) or (event == "open" and str(values[0]).endswith(_NAMES)):
        msg = "a name is looked up"
        raise AssertionError(msg)


def no_internet() -> None:
    """Have this process killed when it, or code in it, makes an internet socket."""
    program = [
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_IF_EQUAL, 0, 3, _SOCKET[platform.machine()]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 2, 0, _AF_INET),
        (_JUMP_IF_EQUAL, 1, 0, _AF_INET6),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL_PROCESS),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in program))
    head = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(code)))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for call in ((_PR_SET_NO_NEW_PRIVS, 1, 0), (_PR_SET_SECCOMP, 2, ctypes.addressof(head))):
        if prctl(call[0], ctypes.c_ulong(call[1]), ctypes.c_ulong(call[2]), 0, 0):
            raise OSError(ctypes.get_errno(), errno.errorcode[ctypes.get_errno()])
