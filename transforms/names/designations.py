"""Designations of military systems: F-16, Su-34, T-72B3, S-300, Shahed-136."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.article import Article
from transforms.names.spans import Span

# Prefixes of the designation systems of the United States (MIL-STD-1812 and JETDS missiles), Russia (design bureaus, GRAU
# families), China, Iran, North Korea and Europe; followed by a number.
HYPHENED = (
    "F A B C E P T V AC AH AV CH EA EC FA HH KC MC MH MQ MV OH RC RQ SH SR UH MIM FIM FGM AGM AIM BGM RIM GBU CBU ADM MGM "
    "Su MiG Tu Il An Yak Mi Ka Be Kh R RS S SS SA SM BM BMP BTR BMD BRDM MT PT TOS RPG AK PKM SVD RPK ZU ZSU OFAB FAB KAB UMPK "
    "D M DF JL CJ HQ PL YJ J H JF Y Z Hwasong KN Shahed Mohajer Ababil Fateh Qiam Geran Lancet Orlan Forpost Eleron ZALA Samad "
    "Bavar Khordad Sayyad Raad Burkan Quds Qassam Fajr Arash Pukguksong Nodong Taepodong Rodong K Agni Prithvi Shaheen Ghauri "
    "Babur Tochka Smerch Kub Buk Tor Pantsir Igla Strela Osa Iskander Leopard MIRV TB NH EC UR"
).split()
DESIGNATION = re.compile(
    rf"(?:{'|'.join(sorted(HYPHENED, key=len, reverse=True))})[-‑–]\d{{1,4}}[A-Za-z]{{0,4}}\d?(?:[’']?s)?$"
)
UNHYPHENED = re.compile(r"(?:M777|M1A[12]|M2A[1-4]|M109|M113|M982|TB2|2S(?:1|3|5|7|9|19|35)|JF17|F16s?|F35s?|AK47s?)$")
NUMBERED = frozenset(
    {"Shahed", "Leopard", "Challenger", "Mirage", "Hwasong", "Geran", "Lancet", "Agni", "Fateh", "Fajr", "Type"}
)
# Names outside arms that look alike: paper sizes, vitamins, roads.
NEVER = re.compile(r"(?:A-[1-6]|B-1[2-9]|M-?\d|C-\d|B-\d|A-\d{3,}|E-\d{3,}|P-\d{4}|C-19)$")
CIVIL = frozenset({"visa", "visas", "highway", "road", "motorway", "vitamin", "route", "level", "levels"})


def designations(article: Article) -> Iterator[Span]:
    """Weapons named by designation; a number after the name of a series belongs to it."""
    tokens = article.tokens
    for token in tokens:
        text = token.text
        if not (text[:1].isupper() or text[:1].isdigit()) or len(text) < 3:
            continue
        if text[-1].isdigit() or "-" in text or "‑" in text:
            if (DESIGNATION.match(text) or UNHYPHENED.match(text)) and not is_civil(article, token.i):
                yield Span(token.i, token.i + 1, "weapon", "pattern")
        elif text in NUMBERED and token.i + 1 < len(tokens) and tokens[token.i + 1].text.isdigit():
            if text != "Type":
                yield Span(token.i, token.i + 2, "weapon", "pattern")


def is_civil(article: Article, i: int) -> bool:
    """Whether a designation is one of civil life."""
    token = article.tokens[i]
    after = article.tokens[i + 1].lower if i + 1 < len(article.tokens) else ""
    military_anyway = token.text in {"A-10", "B-1", "B-2", "B-52", "C-17", "C-130", "C-5", "E-3", "P-8"}
    return after in CIVIL or (NEVER.match(token.text) is not None and not military_anyway)
