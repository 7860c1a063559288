"""How often the language of a text is recognised, and how often wrongly, on a corpus of one language.

    python -m tests.benchmarks.languages PATH LANGUAGE

PATH is a JSONL file, it may be gzipped; each item's `title`, `lead` and `text` are looked at, as an import
looks at a record that states none, and again its title alone, which is the hardest.
"""

# ruff: noqa: T201 - a person reads it

import sys
import time
from collections import Counter

from summit_archive.text.recognising import recognised_language
from tests.benchmarks.linking import lines, share


def told(texts: list[str], language: str, label: str) -> None:
    recognised_language("")  # loads what it needs
    begun = time.process_time()
    answers = Counter(map(recognised_language, texts))
    spent = time.process_time() - begun
    wrong = {other: number for other, number in answers.most_common() if other not in ("", language)}
    print(f"{label:20} recognised {share(answers[language], len(texts))}")
    print(f"{'':20} wrongly    {share(sum(wrong.values()), len(texts))}  {wrong or ''}")
    print(f"{'':20} left open  {share(answers[''], len(texts))}")
    print(f"{'':20} {1000 * spent / max(1, len(texts)):.2f} ms each")


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(
            "usage: python -m tests.benchmarks.languages PATH LANGUAGE (a JSONL file, it may be gzipped)"
        )
    path, language = sys.argv[1:]
    items = list(lines(path))
    told(
        ["\n".join(item.get(key) or "" for key in ("title", "lead", "text")) for item in items],
        language,
        "texts",
    )
    told([item["title"] for item in items if item.get("title")], language, "titles alone")


if __name__ == "__main__":
    main()
