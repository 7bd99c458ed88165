"""The guard that every test runs under: no socket to the internet, no name looked up."""

import socket

import pytest

from tests.commands import CommandLine


def test_the_guard_of_these_tests_bites(command: CommandLine) -> None:
    with pytest.raises(AssertionError, match="internet socket"):
        socket.socket(socket.AF_INET)
    with pytest.raises(AssertionError, match="looked up"):
        socket.getaddrinfo("localhost", 80)
    assert command("list").code == 0
