"""The groups of a recovery code as they are typed: letters that look alike count as one."""

GROUPS = 14

_ALIKE = str.maketrans("OIL", "011")


def folded(typed: str) -> str:
    """Return what was typed without spaces and dashes, in capitals, with O, I and L as 0 and 1."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_ALIKE)


def group(code: str, number: int) -> str:
    """Return one group of a code, counted from 1."""
    return code.split("-")[number - 1]
