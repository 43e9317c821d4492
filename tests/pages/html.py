"""What every page must be as HTML: balanced, with each id once, nothing inline."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """Collects what is wrong."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.in_svg = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if "style" in given or any(name.startswith("on") for name in given) or tag == "style":
            self.faults.append(f"inline: {tag} {given}")
        if tag == "script" and "src" not in given:
            self.faults.append("inline script")
        if tag == "img" and "alt" not in given:
            self.faults.append("img without alt")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """A tag that closes itself (SVG)."""

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of place")


def faults(text: str) -> list[str]:
    """Everything wrong with the page; empty for a good one."""
    reader = Reader()
    reader.feed(text)
    doubled = sorted({one for one in reader.ids if reader.ids.count(one) > 1})
    return [*reader.faults, *(f"open: {tag}" for tag in reader.open), *(f"id twice: {one}" for one in doubled)]
