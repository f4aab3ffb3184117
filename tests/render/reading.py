"""Reading a figure back, as a browser would."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

SVG = "{http://www.w3.org/2000/svg}"


def parsed(figure: str) -> Tree.Element:
    """The elements of a figure, which must be well-formed, self-contained and without style or script."""
    root = Tree.fromstring(figure)  # noqa: S314  # gawah wrote it
    allowed = {
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "g",
        "rect",
        "path",
        "line",
        "circle",
        "text",
        "clipPath",
    }
    idents = [node.get("id") for node in root.iter() if node.get("id")]
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= allowed
    assert not any(name == "style" or name.startswith("on") for node in root.iter() for name in node.attrib)
    assert len(idents) == len(set(idents))
    assert root.get("role") == "img"
    assert set((root.get("aria-labelledby") or "").split()) <= set(idents)
    return root


def words(root: Tree.Element) -> str:
    """All letters that are written in a figure, without blanks."""
    return "".join("".join((node.text or "").split()) for node in root.iter(f"{SVG}text"))


def titles(root: Tree.Element, name: str) -> list[str]:
    """What the elements of a name say when they are pointed at."""
    return [
        node.findtext(f"{SVG}title") or ""
        for node in root.iter(SVG + name)
        if node.find(f"{SVG}title") is not None
    ]


def of_class(root: Tree.Element, name: str) -> list[Tree.Element]:
    """The elements of a class."""
    return [node for node in root.iter() if node.get("class") == name]
