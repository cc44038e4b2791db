"""The rules that read figures, each with an example (`lexicons/figure_rules.tsv`)."""

from __future__ import annotations

from functools import cache

from transforms.lexicons import lexicon


@cache
def rules() -> dict[str, tuple[str, str]]:
    """What each rule reads, and its example, by `rule_id`; a rule of units has the name of their dimension."""
    return {row["rule_id"]: (row["reads"], row["example"]) for row in lexicon("figure_rules.tsv")}


def reading(rule_id: str) -> str:
    """What a rule reads, with its example."""
    reads, example = rules()[rule_id]
    return f'{reads}, as in "{example}"'
