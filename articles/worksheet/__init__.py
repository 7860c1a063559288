"""The worksheet of an article: its text, and beside it one card for each fact that an editor decides on.

card         a card with its questions and lines, as plain data
segments     the text in flat segments, each with the cards whose words it is
sheet        an article with all its cards and its marked text; the cards are those of own_facts, names, meetings (with
             meeting_questions) and sayings
sent         what was sent, field by field; asked: what is asked of one card; refusals: what is refused, and how; rights
deciding     a press on cards, which is one step (steps): what it does stands in deciding_article, deciding_names,
             deciding_meetings, deciding_sayings; undoing takes it back, saving ends the worksheet
words        what is said of selected words (selection): of meetings in words_of_meetings, of one more in new_meeting
choices      what can be chosen for a card

All addresses lie under /admin/articles/article/<id>/worksheet/. What changes something is POST only, with the CSRF token
(header X-CSRFToken), and takes JSON; `decide/`, `undo/` and `save/` also take a form and lead back to the page. Every answer
is JSON, refusals too: {"said": words, "field": what it is about or ""} with 400 (unreadable), 403, 404, 405, 409 (somebody
was there first, or the page is out of date), 422 (not as it is; `field` says what), 503 (somebody else is writing: again).

An answer to whatever changes something is an `Answered`:

    {"said": "Accepted: Talks of …. 11 left.", "left": 11, "step": 481 or null, "version": "7",
     "next": "meeting-9" or "", "cards": [{"id", "state", "version", "html"}], "order": ["article", "names", …]}

`step` is what `undo/` takes; null where nothing was written. `cards` are those that were decided and, where `seen`
({id: version}, what the page has) was sent along, all that are otherwise than there; `order` are all cards of the sheet, so
that those not in it are gone and those new are placed. `version` is the article's, a card's `version` its own.

GET  ""            the page. Context: `sheet` (a `Sheet`), `may` (of meetings; each card has `may_accept` and `may_reject`),
                   `reasons`, `next_url`
GET  text/?after=40         {"html", "paragraphs": [{"part", "start", "end", "segments": [[start, end, [ids]]]}], "next": 80 or null}
GET  cards/                 {"left", "version", "order", "cards"}: all of them; ?card=meeting-9&card=… only those
POST decide/       {"card", "decision": "accept"|"reject"|"skip"|"change", "version": the card's, always, "answers": {question: n},
                    "lines_out": [keys of lines], "to": {…}, "reason": 1–5 or words, "seen": {…}}
                   or {"decisions": [such, …], "seen"}: all of them one step, or none. 409 answers with the card as it is now,
                   in the state "conflict". As a form: the same names, `answer-QUESTION` for each answer, `line` for each line and `line_in` for each that is ticked.
                   `to` of a name: {"kind": "person"|"country"|"organisation"|"office"|"meeting", "id": n};
                   of a meeting: {"meeting": id on record} or {"meeting": null} (a record of its own), and any of "kind",
                   "status", "when" (EDTF or words), "place", "organisation", "series" (ids or null), "title",
                   "parties": {line's key: {"role", "status"}};
                   of a statement: any of "speaker" (id), "speaker_name", "on_behalf_of", "manner", "text";
                   of a citation: any of "as_given", "publisher", "article" (ids), "url";
                   of the article: any of "headline", "language", "published_on" (YYYY-MM-DD or ""), "publisher" (id or null)
GET  steps/                 {"steps"}: the user's own of the last day that still stand, the newest first
POST undo/         {"step", "seen"}; 409 with what came after
POST words/        {"part": "body", "start", "end", "text", "what", "target": {…}, "seen"}; 409 where `text` does not stand there.
                   what: mention {"kind", "id"}; quote {"card"} or {"card", "line"}; statement {"speaker"} or {"speaker_name"},
                   and "manner", "on_behalf_of"; invited, attended, absent {"card"} (an accepted meeting), and "speaker",
                   "organisation" or "speaker_name" of who says so; place {"card", "place": id or null}; day {"card", "when": EDTF or "": the
                   words say it}; person {"name"}, all optional; meeting {"kind", "status"}, both optional: a new card that waits
GET  choices/?kind=&q=&near=   {"rows": [{"id", "kind", "text", "beside", "exact"}, …, {"create": q, "kind", "text": "create “q”"}]};
                   kind: person, country, organisation, office, meeting, place, series, publisher, article; or "any" (what a mention
                   may name). near: a card's id, whose day and words come first
POST save/         {"version": the article's, "left_ok": bool}: {"said", "counts": {"accepted", "changed", "rejected",
                   "skipped", "left"}, "status", "next": address of the next article's worksheet or "", "step"}; 409 with "left" where some wait
GET  preview/      the article as readers will see it, with a band that says it is a draft
"""
