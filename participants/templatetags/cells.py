"""The cells of large tables, thousands on a page, written at once: a template would be asked for each one again."""

from html import escape

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ..attendance.presence import Presence
from ..cases import in_case

register = template.Library()

# So many meetings of a series are told on a narrow screen.
MOST_ON_PHONES = 30


@register.simple_tag
def attendance_cells(cells):
    """The cells of one state in the table of who came; those that look alike are written once."""
    written, looks = {}, []
    for cell in cells:
        if cell.look not in written:
            written[cell.look] = attendance_cell(cell)
        looks.append(written[cell.look])
    return mark_safe("".join(looks))  # noqa: S308 (escaped, each)


@register.simple_tag
def attendance_by_meeting(editions, lines):
    """The same for a narrow screen: of each of the newest meetings who was there and who was not, in words."""
    written = [
        meeting_with_presence(edition, place, lines)
        for place, edition in enumerate(editions[:MOST_ON_PHONES])
    ]
    return mark_safe("".join(written))  # noqa: S308 (escaped, each)


def meeting_with_presence(edition, place, lines):
    names = {}
    for line in lines:
        cell = line.cells[place]
        if not cell.is_not_a_member_then:
            names.setdefault(cell.presence, []).append(line.country.called)
    told = "".join(
        f"<dt>{escape(str(presence.label))}</dt><dd>{escape(', '.join(names[presence]))}</dd>"
        for presence in Presence
        if presence in names
    )
    meeting = edition.meeting
    where = f", {meeting.place.called}" if meeting.place else ""
    head = f'<a href="{escape(meeting.get_absolute_url())}">{escape(meeting.when.in_words() + where)}</a>'
    return f"<li><h3>{head}</h3><dl>{told}</dl></li>"


def attendance_cell(cell):
    words = escape(cell.words)
    return (
        f'<td class="attendance__cell attendance__cell--{cell.kind}" title="{words}">'
        f'<span aria-hidden="true">{cell.sign}</span><span class="visually-hidden">{words}</span></td>'
    )


@register.simple_tag
def matrix_cells(cells):
    """The cells of one line of who met whom."""
    words = {
        "proposed": escape(_("proposed")),
        "bilateral": escape(_("bilateral:")),
        "none": escape(_("none on record")),
    }
    return mark_safe("".join(matrix_cell(cell, words) for cell in cells))  # noqa: S308 (escaped, each)


def matrix_cell(cell, words):
    """The number leads to the pair, with that of its bilateral meetings small below it."""
    look = "matrix__own" if cell.is_own else f"tint-{cell.tint}" if cell.tint else ""
    opening = f'<td class="{look}">' if look else "<td>"
    content = ""
    if cell.number:
        alone = f'<small><span class="visually-hidden"> {words["bilateral"]} </span>{cell.bilateral}</small>'
        content = f'<a href="{escape(cell.url)}">{cell.number}{alone if cell.bilateral else ""}</a>'
    elif not cell.beside:
        content = f'<span aria-hidden="true">·</span><span class="visually-hidden">{words["none"]}</span>'
    if cell.beside:
        told = f'+{cell.beside}<span class="visually-hidden"> {words["proposed"]}</span>'
        content += f'<a class="matrix__proposed" href="{escape(cell.beside_url)}">{told}</a>'
    return f"{opening}{content}</td>"


@register.simple_tag
def pair_lines(pairs):
    """The pairs of the matrix as a list: each with a bar and its number."""
    both = escape(_("%(one)s and %(other)s"))
    return mark_safe("".join(pair_line(pair, both) for pair in pairs))  # noqa: S308 (escaped, each)


def pair_line(pair, both):
    """`both`: the names of the two in a sentence, escaped."""
    names = both % {"one": escape(pair.one), "other": escape(pair.other)}
    return (
        f'<li><a href="{escape(pair.cell.url)}">{names}</a>{met_bar(pair.share, pair.bilateral_share)}'
        f'<span class="tally__number">{intcomma(pair.cell.number)}</span></li>'
    )


@register.simple_tag
def met_bar(share, bilateral):
    """How often two met as a bar, bilateral meetings solid and all others pale: hundredths of the longest bar."""
    solid = f'<rect class="m-point" width="{bilateral}" height="10"/>' if bilateral else ""
    return mark_safe(  # noqa: S308 (numbers)
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="m-other" y="0.5" width="{share}" height="9" vector-effect="non-scaling-stroke"/>{solid}</svg>'
    )


@register.simple_tag
def lane_bars(lane, height):
    """The terms of one country in the chart of leaders, each named for whoever points at it."""
    acting = escape(_("acting"))
    return mark_safe("".join(lane_bar(bar, lane, height, acting) for bar in lane.bars))  # noqa: S308 (escaped, each)


# By whether the term is of somebody who only acted.
BARS = {False: "lanes__bar", True: "lanes__bar lanes__bar--acting"}
NAMES = {False: "lanes__name", True: "lanes__name lanes__name--acting"}


def lane_bar(bar, lane, height, acting):
    term, place = bar.term, f'y="{lane.y}" height="{height}"'
    end = f", {acting}" if term.is_acting else ""
    drawn = [
        f"<title>{escape(term.person.called)}, {escape(term.office.called)}{end}: {escape(in_force(term))}</title>"
    ]
    if bar.width != bar.sure_width:
        drawn.append(f'<rect class="m-hatch" x="{bar.x}" width="{bar.width}" {place}/>')
    if bar.sure_width:
        drawn.append(
            f'<rect class="{BARS[term.is_acting]}" x="{bar.sure_x}" width="{bar.sure_width}" {place}/>'
        )
    if bar.label:
        name = f'<text class="{NAMES[term.is_acting]}" x="{bar.label_x}" y="{lane.text_y}">'
        drawn.append(f"{name}{escape(bar.label)}</text>")
    return f"<g>{''.join(drawn)}</g>"


def in_force(row):
    """From when until when, in words."""
    if row.start and row.end:
        return f"{row.start.in_words()} – {row.end.in_words()}"
    if row.start:
        return _("since %(start)s") % {"start": in_case(row.start.in_words(), "gen")}
    return (
        _("until %(end)s") % {"end": in_case(row.end.in_words(), "gen")}
        if row.end
        else _("dates not on record")
    )


@register.simple_tag
def lines_of_years(lines):
    """The lines of the table of a pair's years: a number leads to its list, nothing is told as what it is."""
    none = f'<span class="muted" title="{escape(_("none on record"))}">–</span>'
    unknown = f'<span class="muted">{escape(_("not recorded"))}</span>'
    yearless, share = escape(_("year not stated")), escape(_("%(number)s of %(all)s"))
    written = []
    for year, counts, known in lines:
        nothing = "0" if known.of and known.complete == known.of else none if known.known else unknown
        cells = "".join(f'<td class="number">{number_cell(count, nothing)}</td>' for count in counts)
        shared = share % {"number": known.known, "all": known.of}
        head = yearless if year is None else year
        written.append(f'<tr><th scope="row">{head}</th>{cells}<td class="number">{shared}</td></tr>')
    return mark_safe("".join(written))  # noqa: S308 (escaped, each)


def number_cell(count, nothing):
    if not count.number:
        return nothing
    return f'<a class="tally__number" href="{escape(count.url)}">{count.number}</a>'


@register.simple_tag
def small_days(week, month, meetings):
    """The days of a week at a glance, each with meetings led to their list: `meetings` is its address before the days."""
    return mark_safe("".join(small_day(day, month, escape(meetings)) for day in week))  # noqa: S308 (escaped, each)


def small_day(day, month, meetings):
    """`month` is its name, as pages have it; `meetings` is escaped."""
    if day is None:
        return "<td></td>"
    number, mark = day.date.day, day.mark
    if not mark:
        return f'<td><span class="day">{number}</span></td>'
    also = ""
    if day.held and day.in_doubt:
        also = '<span class="day__also" aria-hidden="true"></span>'
    elif day.proposed and day.entries:
        also = '<span class="day__also day__also--proposed" aria-hidden="true"></span>'
    address = f"{meetings}from={day.written}&amp;to={day.written}&amp;year=stated"
    told = escape(f" {month}{day.counts}")
    return (
        f'<td><a class="day day--{mark}" href="{address}" title="{escape(day.titles)}">{number}'
        f'<span class="visually-hidden">{told}</span>{also}</a></td>'
    )


@register.simple_tag
def sure_number_cells(cells):
    """The cells of one year, each with `sure_number`."""
    numbers = "".join(f'<td class="number">{sure_number(*cell)}</td>' for cell in cells)
    return mark_safe(numbers)  # noqa: S308 (escaped, each)


@register.simple_tag
def sure_number(number, certain_url, possible_url):
    """How many certainly and how many only possibly, each leading to its list; `number` may be None."""
    if not number:
        return mark_safe(f'<span class="muted" title="{escape(_("none on record"))}">–</span>')  # noqa: S308 (escaped)
    certain = f'<a href="{escape(certain_url)}">{number.certain}</a>' if number.certain else ""
    if not number.possible:
        return mark_safe(certain)  # noqa: S308 (escaped)
    told = f'+{number.possible}<span class="visually-hidden"> {escape(_("possibly"))}</span>'
    return mark_safe(f'{certain} <a class="possible-number" href="{escape(possible_url)}">{told}</a>')  # noqa: S308 (escaped)
