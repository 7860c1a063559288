import pytest

from tests.articles.importing.documents import mail
from tests.articles.importing.files import lines_of, read_until_broken

THE_MAILS_OWN = [
    ("Date", "Tue, 26 Dec 2023 10:00:00 +0300", "it is the mail's own, not the article's: the day is left open"),
    ("From", "A. Writer <writer@agency.example>", "it is the mail's own, not the article's: the publisher is left open"),
]  # fmt: skip


def read(content, name="news.eml"):
    [line] = lines_of(content, name)
    assert line.refusal is None
    return line.fields, [tuple(doubt) for doubt in line.doubts]


@pytest.mark.parametrize("name", ["news.eml", "-"])
def test_a_mail_becomes_an_article_and_what_is_the_mails_own_is_told(name):
    text = "By Anna Petrova\n\nПрезиденты встретились в Минске.\n\nИсточники:\n- Кремль\n"

    assert read(mail(text, "Fwd: Встреча в Минске"), name) == (
        {
            "headline": "Встреча в Минске",
            "byline": "Anna Petrova",
            "body": "Президенты встретились в Минске.",
            "citations": [{"as_given": "Кремль"}],
        },
        THE_MAILS_OWN,
    )


def test_a_day_that_is_labelled_in_the_text_is_the_articles():
    assert read(mail("Published: 25 December 2023\n\nThey met.\n"))[0]["published_on"] == "25 December 2023"


def test_the_day_of_a_mail_that_was_passed_on_is_not():
    text = "From: Agency\nDate: 25 December 2023\nSubject: Leaders meet\n\nThey met.\n"

    fields, _ = read(mail(text))
    assert "published_on" not in fields and fields["body"] == text.strip()


def test_of_the_same_text_in_two_forms_the_plain_one_is_taken_and_html_where_there_is_no_other():
    assert read(mail("Plain.\n", html="<p>Rich.</p>"))[0]["body"] == "Plain."
    rich = "<html><style>p {}</style><p>They met.</p><p>They <b>parted</b>.</p></html>"
    assert read(mail("", html=rich))[0]["body"] == "They met.\nThey parted."


def test_what_is_attached_is_named():
    assert read(mail(attached=["отчёт.pdf", "list.pdf"]))[1] == [
        *THE_MAILS_OWN,
        ("", "отчёт.pdf, list.pdf", "2 attachments were left out: bring them in by themselves"),
    ]


def test_texts_around_an_attachment_all_come_in():
    content = (
        b"Subject: Leaders meet\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nThey met.\n"
        b"--b\nContent-Type: image/png\n\nx\n"
        b"--b\nContent-Type: text/plain\n\nThey parted.\n"
        b"--b\nContent-Type: message/rfc822\n\nSubject: Old\n\nOld words.\n--b--\n"
    )

    fields, doubts = read(content)
    assert fields["body"].split() == "They met. They parted.".split()
    assert doubts == [("", "image/png, message/rfc822", doubts[0][2])]


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8"])
@pytest.mark.parametrize("is_stated", [True, False])
def test_letters_are_read_whether_the_mail_states_how_they_are_written_or_not(charset, is_stated):
    kind = f"text/plain; charset={charset}" if is_stated else "text/plain"
    content = (
        f"Subject: Президенты встретились в Минске\nContent-Type: {kind}\n\nПрезиденты говорили о газе.\n"
    )

    fields, _ = read(content.encode(charset))
    assert fields == {"headline": "Президенты встретились в Минске", "body": "Президенты говорили о газе."}


def test_soft_ends_of_lines_are_joined_where_the_mail_says_which_they_are():
    content = (
        b"Subject: Leaders meet\nContent-Type: text/plain; format=flowed\n\n"
        b"They met in \nMinsk.\nThey parted.\n-- \nA. Writer\n"
    )

    assert read(content)[0]["body"] == "They met in Minsk.\nThey parted.\n--\nA. Writer"


def test_without_a_subject_the_first_line_is_the_headline_and_one_said_again_is_left_out():
    assert read(mail("Leaders meet\n\nThey met.\n", ""))[0] == {
        "headline": "Leaders meet",
        "body": "They met.",
    }
    assert read(mail("Leaders meet\n\nThey met.\n"))[0]["body"] == "They met."


def test_a_subject_longer_than_a_headline_is_cut_and_told():
    fields, doubts = read(mail(subject="word " * 300))

    assert len(fields["headline"]) <= 1000
    assert ("Subject", doubts[0][1], "the subject is longer than a headline may be: it was cut") in doubts


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: =?x-none?B?4?=\n\nx",
        b"Subject: A\nContent-Type: text/plain; charset=x-none\n\nThey met.",
        b"Subject: A\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Subject: A\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 2000,
        b"Subject: A\nContent-Type: multipart/alternative; boundary=b\n\nno part",
        b"Subject: " + b"=?utf-8?q?a?= (" * 20_000 + b"\n\nThey met.",
        b"Subject: A\nContent-Type: text/plain; " + b"a=((" * 20_000 + b"\n\nThey met.",
        b"Subject: A\n",
    ],
)  # fmt: skip
def test_damaged_mails_are_read_or_refused_soon(content):
    lines, broken = read_until_broken(content, "news.eml")

    assert (len(lines), broken) == (1, "")


def test_a_page_that_a_browser_saved_as_a_mail_is_none():
    content = (
        b"From: <Saved by Blink>\nSubject: A\nDate: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n"
    )

    assert "web archive (MHTML)" in read_until_broken(content, "page.mhtml")[1]
