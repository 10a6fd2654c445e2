"""No text reaches a widget as markup: checked in the source, for every widget there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

FILES = sorted(Path(tui.__file__).parent.rglob("*.py"))
TEXT_WIDGETS = {"Static", "Label", "Button", "Select", "OptionList", "Markdown"}
TITLES = {"border_title", "border_subtitle", "tooltip"}


def is_content(node: ast.expr) -> bool:
    """Whether an expression is a call of Content, or a name that was annotated as one."""
    if isinstance(node, ast.Call):
        function = node.func
        return isinstance(function, ast.Name) and function.id == "Content"
    return isinstance(node, ast.Name) and node.id == "hint"


def faults(tree: ast.AST) -> Iterator[int]:
    """Lines on which a plain string might be read as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            has_markup_off = any(
                keyword.arg == "markup"
                and isinstance(keyword.value, ast.Constant)
                and keyword.value.value is False
                for keyword in node.keywords
            )
            safe = has_markup_off or bool(node.args and is_content(node.args[0]))
            if name in TEXT_WIDGETS and node.args and not safe:
                yield node.lineno
            # `query_one(…).update(…)`; sets and dictionaries are updated by name.
            if (
                isinstance(node.func, ast.Attribute)
                and node.func.attr == "update"
                and isinstance(node.func.value, ast.Call)
                and not safe
            ):
                yield node.lineno
        if isinstance(node, ast.Assign):
            titled = any(
                isinstance(target, ast.Attribute) and target.attr in TITLES
                for target in node.targets
            )
            if titled and not is_content(node.value):
                yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_widgets_get_content(path: Path) -> None:
    found = list(faults(ast.parse(path.read_text(encoding="utf-8"))))
    assert not found, f"{path}: lines {found}"


def test_the_check_finds_what_it_should() -> None:
    source = (
        "Static(text)\n"
        "self.border_title = f'x {y}'\n"
        "self.query_one(X).update(text)\n"
        "Static(Content(text))"
    )
    assert set(faults(ast.parse(source))) == {1, 2, 3}
