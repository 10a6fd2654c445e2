"""Colours of Beleg's own: two themes, and the hues that every theme can do with.

Those of roles follow Okabe and Ito, which people with any kind of colour vision can tell apart;
names and values are paler, so that roles stand out.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

_ON_DARK: Final = {
    "role-subject": "#56b4e9",
    "role-predicate": "#f0e442",
    "role-object": "#e69f00",
    "role-time": "#2fc99b",
    "role-place": "#d98cb3",
    "role-amount": "#ff8a4c",
    "role-source": "#b3a5ff",
    "role-other": "#b8b8b8",
    "name-person": "#cbb0e6",
    "name-organisation": "#93bfe6",
    "name-place": "#a3cfa0",
    "name-other": "#cdbf97",
    "value": "#c3cad1",
    "quiet": "#8d969e",
    "border-blurred": "#3d464f",
}
_ON_LIGHT: Final = {
    "role-subject": "#005a8c",
    "role-predicate": "#6b5f00",
    "role-object": "#8a4b00",
    "role-time": "#00664a",
    "role-place": "#8f2f63",
    "role-amount": "#a33a00",
    "role-source": "#4b3b99",
    "role-other": "#555555",
    "name-person": "#63368a",
    "name-organisation": "#23568a",
    "name-place": "#2b6833",
    "name-other": "#6a561a",
    "value": "#454b52",
    "quiet": "#6b6b66",
    "border-blurred": "#c4c0b6",
}

DARK: Final = Theme(
    name="beleg-dark",
    primary="#6cb6e8",
    secondary="#9ab8a0",
    accent="#f0b13c",
    warning="#e8c04a",
    error="#e06c6c",
    success="#5fc08a",
    foreground="#dedede",
    background="#14171a",
    surface="#1b1f23",
    panel="#2a3037",
    dark=True,
    variables=_ON_DARK,
)

LIGHT: Final = Theme(
    name="beleg-light",
    primary="#0a5c8f",
    secondary="#3f6b4b",
    accent="#8a5a00",
    warning="#8a6d00",
    error="#a32626",
    success="#17693f",
    foreground="#1c1c1c",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e2dfd7",
    dark=False,
    variables=_ON_LIGHT,
)

THEMES: Final = (DARK, LIGHT)

DEFAULT_VARIABLES: Final = _ON_DARK
"""Hues for themes that have none of their own."""

LIGHT_VARIABLES: Final = _ON_LIGHT
"""The same on a light ground."""

_ROLE_LOOKS: Final = {
    "subject": ("subject", "bold underline"),
    "predicate": ("predicate", "bold"),
    "object": ("object", "underline"),
    "indirect_object": ("object", "underline"),
    "time": ("time", "italic underline"),
    "place": ("place", "italic underline"),
    "amount": ("amount", "italic underline"),
    "manner": ("other", "italic underline"),
    "cause": ("other", "italic underline"),
    "purpose": ("other", "italic underline"),
    "topic": ("other", "italic underline"),
    "source": ("source", "bold italic underline"),
    "cue": ("source", "italic"),
}
"""The hue and the text style of each role."""


def role_rules(widget: str, *, with_text_style: bool) -> str:
    """Style rules for a widget's component classes `<widget>--role-<role>`.

    Args:
        widget: The prefix of its component classes.
        with_text_style: Whether underlines and the like are wanted beside the hue.
    """
    rules = []
    for role, (hue, text_style) in _ROLE_LOOKS.items():
        style = f" text-style: {text_style};" if with_text_style else ""
        rules.append(f"& > .{widget}--role-{role} {{ color: $role-{hue};{style} }}")
    return "\n".join(rules)
