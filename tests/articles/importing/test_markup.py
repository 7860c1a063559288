import time

import pytest

from articles.importing.markup import is_markup, plain_text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<p>They met.</p><p>And\nparted &amp; left.</p>", "They met.\nAnd parted & left."),
        ("One<br>two<BR/>three", "One\ntwo\nthree"),
        ("<script>alert('<p>')</script>Text<style>p {}</style>", "Text"),
        ("Text<!-- <p>none</p> -->s", "Texts"),
        ("<p>Text<script>never closed", "Text"),
        ('<a title="a > b" href=x>Link</a>', "Link"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("<p>5 < 6 and 7 > 3</p>", "5 < 6 and 7 > 3"),
        ("<b>x" * 5000, "x" * 5000),
        ("<div>" * 100_000 + "deep" + "</div>" * 100_000, "deep"),
    ],
)
def test_the_words_come_out_of_html_and_none_is_lost(written, words):
    assert plain_text(written) == words


@pytest.mark.parametrize("text", ["5 < 6", "<Kremlin.ru>", "a <b", "A & B\n\n  C", "<pageant>", "<<", ""])
def test_what_is_no_html_stays_as_it_is(text):
    assert not is_markup(text)
    assert plain_text(text) == text


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<script>", "<a '", '<p "', "<!x", "</p", "<p><!--", "&#", "<a \"'"]
)
def test_no_text_takes_a_time_that_grows_with_the_square(piece):
    started = time.process_time()

    plain_text("<p>" + piece * (1_000_000 // len(piece)))

    assert time.process_time() - started < 5
