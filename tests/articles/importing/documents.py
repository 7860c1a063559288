"""Word documents and e-mails for the reading, made of a few lines of XML and headers."""

import io
import zipfile
from email.message import EmailMessage

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {"a3": "Title", "1": "heading 1", "a5": "List Bullet"}


def word(body, related=(), more=(), compression=zipfile.ZIP_DEFLATED):
    """A document of this body in XML. `related`: (id, kind, target); `more`: the parts beside it by their names."""
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in STYLES.items()
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations([("r0", "officeDocument", "word/document.xml")]),
        "word/document.xml": root("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": root("styles", styles),
        "word/_rels/document.xml.rels": relations([("s0", "styles", "styles.xml"), *related]),
        **dict(more),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def root(tag, content):
    return f'<w:{tag} xmlns:w="{WORD}" xmlns:r="{OFFICE}">{content}</w:{tag}>'


def relations(related):
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for key, kind, target in related
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def paragraph(words, style="", more=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r>{more}</w:p>'


def mail(text="They met in Minsk.\n", subject="Leaders meet", html="", attached=()):
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "A. Writer <writer@agency.example>"
    message["To"] = "desk@archive.example"
    message["Date"] = "Tue, 26 Dec 2023 10:00:00 +0300"
    message["Message-ID"] = "<1@agency.example>"
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    for name in attached:
        message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()
