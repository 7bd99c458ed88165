"""A private D-Bus with a login manager that answers as systemd-logind does."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

LOGIN = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/_32"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


class LoginManager(QDBusVirtualObject):
    """Answers as systemd-logind does; each hold is the far end of a pipe."""

    def __init__(self, *, refuses: bool = False) -> None:
        super().__init__()
        self.refuses = refuses
        self.asked: list[tuple[object, ...]] = []
        self.holds: list[int] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        reply = message.createReply()
        if message.member() == "GetSession" and not self.refuses:
            reply.setArguments([QDBusObjectPath(SESSION)])
        elif message.member() == "Inhibit" and not self.refuses:
            self.asked.append(tuple(message.arguments()))
            near, far = os.pipe()
            self.holds.append(near)
            reply.setArguments([QDBusUnixFileDescriptor(far)])
            os.close(far)
        else:
            return False
        connection.send(reply)
        return True

    def let_go(self) -> list[bool]:
        """Tell for each hold whether it was given up."""
        return [bool(select.select([near], [], [], 0)[0]) for near in self.holds]


@dataclass
class Bus:
    """A bus of its own, seen by whoever speaks on it and by the program."""

    address: str
    manager: LoginManager
    names: list[str] = field(default_factory=list)

    def connected(self) -> QDBusConnection:
        self.names.append(uuid4().hex)
        return QDBusConnection.connectToBus(self.address, self.names[-1])

    def say(self, path: str, interface: str, name: str, *words: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(words))
        self.speaker.send(signal)

    def __post_init__(self) -> None:
        self.speaker = self.connected()
        assert self.speaker.isConnected()
        assert self.speaker.registerService(LOGIN)
        sub = QDBusConnection.VirtualObjectRegisterOption.SubPath
        self.speaker.registerVirtualObject("/org/freedesktop/login1", self.manager, sub)


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """Run a bus of its own in `folder`, and give its address."""
    config = folder / "bus.conf"
    config.write_text(CONFIG.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()
