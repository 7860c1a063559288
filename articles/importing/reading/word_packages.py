"""Opens Word documents: a ZIP archive of XML files, of which each is unpacked up to a limit, and no file is looked up."""

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from ..problems import Refused

LARGEST_DOCUMENT = 64 * 2**20
# Of one part, unpacked: two million characters with all that Word writes about them.
LARGEST_PART = 32 * 2**20
# Of the list of files in it: some twenty thousand.
LARGEST_DIRECTORY = 2**20

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Of documents in the stricter form of the standard.
STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"


class Package:
    """The parts of a document, which is a ZIP archive of XML files. Raises Refused."""

    def __init__(self, data: bytes):
        if len(data) > LARGEST_DOCUMENT:
            raise Refused("", "", f"the document is longer than {LARGEST_DOCUMENT:,} bytes")
        if directory_size(data) > LARGEST_DIRECTORY:
            raise Refused("", "", "there are too many files in the document")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile raises many, and a file may be anything
            raise Refused("", "", f"the document is damaged or cut off ({error})") from error
        self._left = LARGEST_DOCUMENT
        roots = self.related("")
        self.main = next(
            (part for kind, part, _ in roots.values() if kind == "officeDocument"), "word/document.xml"
        )

    def xml(self, part: str) -> Any:
        """The root of a part, or None where there is none."""
        try:
            info = self._archive.getinfo(part)
        except KeyError:
            return None
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("", part, "a part of the document is packed in an unusual way")
        try:
            with self._archive.open(info) as file:
                data = file.read(min(LARGEST_PART, self._left) + 1)
        except Exception as error:  # as above
            raise Refused("", part, f"a part of the document is damaged ({error})") from error
        self._left -= len(data)
        if len(data) > LARGEST_PART or self._left < 0:
            raise Refused(
                "", part, f"the document unpacks to more than {LARGEST_PART:,} bytes: a bomb, as it seems"
            )
        return parsed(data, part)

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """By their ids: the kind of what a part refers to, where it is, and whether that is outside."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for one in () if root is None else root:
            if isinstance(one.tag, str):
                target, is_outside = one.get("Target") or "", one.get("TargetMode") == "External"
                path = target if is_outside else posixpath.normpath(posixpath.join("/", folder, target))[1:]
                found[one.get("Id") or ""] = ((one.get("Type") or "").rpartition("/")[2], path, is_outside)
        return found


def directory_size(data: bytes) -> int:
    """As the archive's end states it; 0 where there is none."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 2**16 - 22))
    return int.from_bytes(data[at + 12 : at + 16], "little") if at >= 0 else 0


def parsed(data: bytes, part: str) -> Any:
    """Nothing that a document declares is looked up or put in."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    plain = data.replace(STRICT_W, W[1:-1].encode()).replace(STRICT_R, R[1:-1].encode())
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("", part, f"a part of the document is not XML ({error})") from error
    if root.getroottree().docinfo.doctype:
        raise Refused("", part, "a part of the document declares a type of its own, as XML bombs do")
    return root
