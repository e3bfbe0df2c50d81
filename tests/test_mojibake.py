"""Garbled text is found and restored, and text that only looks garbled is left alone."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.model.finding import Diagnostic
from profilelint.rule.loader import BUILTIN, load
from profilelint.text.mojibake import finder, wrong_codecs
from profilelint.text.mojibake.finder import Garbled, find_mojibake
from profilelint.text.mojibake.wrong_codecs import CP1252

#: Text as it should be: it is garbled below in every way, and must come back.
LINES = tuple((Path(__file__).parents[1] / "benchmarks/mojibake.txt").read_text(encoding="utf-8").splitlines())

#: Text as it should be, although it looks odd: nothing is to be found in it.
ODD = (
    "SÃO PAULO",
    "PÃO DE AÇÚCAR",
    "A MAÇÃ E A IRMÃ",
    "AMANHÃ…",
    "LÃ – ALGODÃO – SEDA",
    "IRMÃ: “CORAÇÃO”",
    "NÃO É VERDADE",
    "ÓRGÃO, ÓRFÃO, BÊNÇÃO",
    "CIÊNCIA E EDUCAÇÃO",
    "EDUCAÇÃO À DISTÂNCIA",
    "ÍNDICE E CONCLUSÃO",
    "João disse: “não”",
    "“amanhã”, “lã”, “romã”…",
    "amanhã…”",
    "irmã»",
    "Fundação de Amparo à Pesquisa do Estado de São Paulo (FAPESP)",
    "Lisboa, Évora e Bragança",
    "O acento em Â, Ê e Ô",
    "The letter Ã is A with a tilde",
    "the letter Â",
    "The letters Â and Ã stand in Portuguese.",
    "Â",
    "Ã",
    "«Ã»",
    "(Â)",
    "Â, Ã, Ä, Å",
    "À Á Â Ã Ä Å Æ Ç È É Ê Ë Ì Í Î Ï",
    "Ð Ñ Ò Ó Ô Õ Ö × Ø Ù Ú Û Ü Ý Þ ß",
    "à á â ã ä å æ ç è é ê ë ì í î ï",
    "ð ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ ÿ",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß",
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ",
    "¡ ¢ £ ¤ ¥ ¦ § ¨ © ª « ¬ ® ¯ ° ± ² ³ ´ µ ¶ · ¸ ¹ º » ¼ ½ ¾ ¿",
    "€ ‚ ƒ „ … † ‡ ˆ ‰ Š ‹ Œ Ž ‘ ’ “ ” • – — ˜ ™ š › œ ž Ÿ",
    "„Spaß“",
    "»Spaß«",
    "„Straße“ und „Gruß“",
    "„Maß“ – „Fuß“",
    "Das macht Spaß…",
    "Spaß® und Maß™",
    "Er sagte: „Tschüß“, und ging.",
    "›Schloß‹",
    "»Größe«",
    "„Ä“ und „Ö“ und „Ü“",
    "„Ä”",
    "ÄÖÜ und äöüß",
    "„TSCHÜSS“",
    "MÜNCHEN – KÖLN – DÜSSELDORF",
    "ÜBERSICHT: „GRÖSSE“",
    "„Ö“-Laute",
    "Ö–Ü",
    "20 % über dem Maß – „bloß“",
    "Preis in €: 5 €, 20 €",
    "Müller’s Büro",
    "Jörg²",
    "Zoë¹ and Renée²³",
    "José¹², André³",
    "José†, Renée‡",
    "Noé†‡",
    "André® and Zoé™",
    "café…”",
    "“café…”",
    "café”, he said",
    "a “café”—and more",
    "café’s",
    "the résumé’s",
    "naïve “quotes”",
    "naïve—“quoted”",
    "Poincaré–Bendixson theorem",
    "Erdős–Rényi, Poincaré–Hopf, Lévy–Khintchine",
    "Fréchet’s and Gâteaux’s derivatives",
    "voilà »",
    "« voilà »",
    "« café »",
    "« CAFÉ »",
    "« À BIENTÔT »",
    "« où ? »",
    "Où ? Là ! Ça : oui ; déjà…",
    "l’été",
    "« l’été »",
    "« L’ÉTÉ »",
    "qu’à “Orléans”",
    "Élève, École, Évêque, Œuvre",
    "ŒUVRES COMPLÈTES",
    "Le cœur, la sœur, l’œil, le bœuf",
    "NOËL ! “NOËL”",
    "« NOËL »",
    "HÔTEL DE VILLE",
    "CHÂTEAU – FORÊT – ÎLE",
    "ÎLE-DE-FRANCE",
    "Île de Ré",
    "“Île”",
    "L’ÂNE",
    "ÂGE : 5",
    "À l’âge de cinq ans",
    "Â… dit-il",
    "« le Ã »",
    "« l’Î »",
    "PÂTÉ « MAISON »",
    "GÊNÉ, GÊNES, ÊTRE OU NE PAS ÊTRE",
    "CAFÉ™ and CAFÉ®",
    "5e ÉTAGE – 6e ÉTAGE",
    "É–U",
    "n° 5, N° 6, 1ʳᵉ",
    "Prix : 5 000 €",
    "ESPAÑA, AÑO, NIÑO",
    "“ESPAÑA”",
    "¿QUÉ? ¡OLÉ!",
    "¡Olé!, ¿qué tal?",
    "José dijo: «está»",
    "«está»—dijo José",
    "«Sí», «no», «quizá»…",
    "1.º y 2.ª",
    "CIGÜEÑA – PINGÜINO",
    "Peña Nieto’s",
    "“Núñez”",
    "SEÑOR “MUÑOZ”",
    "Città, università, perché, così, più",
    "“È così”",
    "È, perché",
    "PERCHÉ “COSÌ”",
    "CITTÀ – SOCIETÀ",
    "«virtù»",
    "Ò, Ù, Ì",
    "L’UNIVERSITÀ",
    "Þórður, Ægir, Öxará, Ýmir, Íris, Úlfur",
    "ÞAÐ VAR ÞAÐ",
    "„Það“",
    "„ÍSLAND“",
    "HÁSKÓLI ÍSLANDS",
    "Guðmundur Þór Ásgeirsson",
    "Sigurður³",
    "það –",
    "bað, það, og hvað…",
    "Árni sagði: „já“",
    "ÆÐI",
    "Reykjavík – Akureyri",
    "Åse, Øystein, Ærlig",
    "Å være eller ikke være",
    "Å være",
    "«Å»",
    "”Å” och ”Ä”",
    "Å, Ä och Ö",
    "åäö ÅÄÖ",
    "på Å",
    "”Åsa”",
    "”GÖTEBORG”",
    "TROMSØ – BODØ",
    "«TROMSØ»",
    "ÆRØ",
    "Ø",
    "3 Å resolution",
    "2.5–3 Å",
    "2.5 Å–3 Å",
    "10 Å…",
    "30 Å² and 200 Å³",
    "Å²",
    "diameter Ø±0.1 mm",
    "Ø 5 mm",
    "∅ and Ø",
    "Århus’",
    "Äänekoski, Öölanti",
    "”Äiti”",
    "»ÄITI»",
    "Õhtu, Õpetaja, Ülikool",
    "„Õ“",
    "KÕIK – PÄEV",
    "NGUYỄN VĂN ĐỨC",
    "ĐẠI HỌC QUỐC GIA HÀ NỘI",
    "Đại học Bách khoa Hà Nội",
    "“VIỆT NAM”",
    "THÀNH PHỐ HỒ CHÍ MINH",
    "CẦN THƠ, HUẾ, ĐÀ NẴNG",
    "XÃ HỘI, ĐÃ, NGÃ, LÃNH",
    "Trần Đình Ân",
    "ÂN – ƠN",
    "Â, Ă, Đ, Ê, Ô, Ơ, Ư",
    "România, învățământ, știință",
    "„â” și „î”",
    "litera â”",
    "literele â și î",
    "ÎNVĂȚĂMÂNT",
    "ÎN ROMÂNIA",
    "ÎNCEPUT – SFÂRȘIT",
    "CÂMPULUNG",
    "PÂINE",
    "Įmonė, ąžuolas, ėjimas",
    "Łódź, Kraków, Świętokrzyskie, Żółć",
    "ŁÓDŹ – KRAKÓW",
    "„ŁÓDŹ”",
    "ZAŻÓŁĆ GĘŚLĄ JAŹŃ",
    "„Zażółć”",
    "MATEMATYKA I FIZYKA – „ÓSMA”",
    "Též, léž, máš, říž, kůž",
    "též – „už“",
    "TÉŽ",
    "MÍSTO, VÍŠ, NÉŽ",
    "„úžasný“",
    "Úžasný, Íránský, Áčko",
    "Příbram, Žďár, Ústí",
    "košík, kôš, mäso",
    "KÔŇ",
    "ČESKÁ REPUBLIKA",
    "Őrség, Űrhajó",
    "„Ő” és „Ű”",
    "KÖSZÖNÖM – VISZONTLÁTÁSRA",
    "Kovačić, Šibenik, Žižek, Đorđe",
    "ČĆŽŠĐ čćžšđ",
    "Jānis Bērziņš, Rīga",
    "İstanbul, Işık, Çağdaş",
    "“ÇAĞDAŞ”",
    "ÇOK GÜZEL!",
    "Üsküdar’da",
    "ÜNİVERSİTESİ – ÖĞRENCİ",
    "Tëtovë, Shqipëri",
    "ÇFARË",
    "Fáilte go hÉirinn",
    "na hÉireann",
    "TÁ ÁTHAS ORM",
    "Baile Átha Cliath",
    "i nÉirinn, go hÁrann",
    "Ó Súilleabháin",
    "Tŷ, ŵy, Ŷ",
    "Ĉu vi ŝatas?",
    "Māori, Pākehā",
    "/həˈloʊ/",
    "/ˈkæt/, /ʃiː/, /θɪŋ/, /ðæt/",
    "[ø], [œ], [ɔ̃], [ɛ̃], [ã]",
    "/ð/ and /θ/",
    "æ, œ, ø and å",
    "ã, õ and ñ are nasal",
    "ɐ ɑ ɒ ɓ ɔ ɕ ɖ ɗ ə ɛ ɜ ɟ ɡ ɣ ɤ ɥ ɦ ɪ",
    "ʃ ʒ ʔ ʕ ʰ ʲ ː ˈ ˌ",
    "a ± b, a×b, a÷b",
    "±×÷",
    "±1 ×2 ÷3",
    "3×4×5",
    "3 × 4 m²",
    "5×10⁻³",
    "2×½ and 2×¼",
    "¼ + ½ = ¾",
    "x² + y² = z²",
    "x²y³",
    "±0.5 °C, ±5 %",
    "5 µm, 10 µs, 3 µΩ",
    "µ±σ",
    "α±β",
    "α, β, γ, Δ, λ, π, Σ, Ω",
    "Δt, λx, μm",
    "L² and L∞",
    "∀x∈ℝ ∃y: x·y ≤ ½",
    "‖x‖ ≥ 0, ⟨x, y⟩",
    "∑, ∏, ∫, √, ∞, ≈, ≠, ≤, ≥",
    "f: ℝ → ℝ",
    "A ⊂ B ⇒ A ∩ B = A",
    "¬p ∨ q",
    "¬a",
    "§ 5, § 6–7",
    "§§ 5–7",
    "¶ 3",
    "© 2024 Müller",
    "©2024 Zoë®",
    "Café™ ©",
    "£5, €5, ¥5, ¢5",
    "5£, 5€, 5¥",
    "k€, M€",
    "100 k€–200 k€",
    "1º, 2ª, 3°",
    "40°26′46″ N",
    "Nº 5",
    "90° ± 5°",
    "┌──┬──┐",
    "│ a │ b │",
    "├──┼──┤",
    "└──┴──┘",
    "╔══╗ ║ ╚══╝",
    "█▓▒░ ▀▄",
    "■ □ ▪ ▫ ● ○ ◆ ◇ ★ ☆",
    "→ ← ↑ ↓ ⇒ ⇐",
    "✓ ✔ ✗ ✘",
    "☎ ✉ ✈ ☀",
    "🚴🏻 🎿 🏆 🇨🇭 👩\u200d💻",
    "café 🎉",
    "🎉 “été” 🎉",
    "我在北京大学读书",
    "北京大学（Peking University）",
    "《研究》、“论文”……",
    "機械学習「深層」",
    "서울대학교",
    "ＡＢＣ，１２３",
    "Москва, «Россия»",
    "«Это» – “то”",
    "Київ, їжак, ґанок",
    "Ђорђе, Њега",
    "Αθήνα, «Ελλάδα»",
    "עברית",
    "العربية",
    "हिन्दी",
    "ไทย",
    "ქართული",
    "Հայերեն",
    "¡¢£¤¥",
    "«»“”‘’„‚‹›",
    "…—–…",
    "‘’",
    "††‡‡",
    "•••",
    "• Zoë • André • José",
    "– Zoë – André – José –",
    "“Zoë”, ‘André’, «José»",
    "Zoë… André… José…",
    "Zoë — André — José",
    "CAFÉ — THÉ",
    "“CAFÉ”",
    "‘CAFÉ’",
    "«CAFÉ»",
    "»CAFÉ«",
    "›CAFɋ",
    "„CAFÉ“",
    "„CAFÉ”",
    "CAFÉ’S",
    "CAFÉ…",
    "(CAFÉ)",
    "CAFÉ–BAR",
    "CAFÉ—BAR",
    "CAFÉ·BAR",
    "CAFÉ²",
    "ZOË’S “CAFÉ”",
    "RENÉ “Ñ” ÑANDÚ",
    "“Ñ” is a letter",
    "the Ñ’s tilde",
    "Ð and Þ",
    "“Ð”",
    "‘Ð’",
    "„Ð“",
    "Ð…",
    "Ð – eth",
    "Óðinn, Þór",
    "ÿ, Ÿ",
    "Ÿ",
    "L’Haÿ-les-Roses",
    "ƒ(x) = x²",
    "ƒ",
    "Ångström, Ørsted, Čech, Łukasiewicz",
    "Šostakovič, Žižek, Œdipe",
    "˜ and ˆ",
    "~ ˜ ^ ˆ",
    "‰ and %",
    "5 ‰",
    "10‰–20‰",
    "a\xadb",
)

#: Words whose last letter may start a character of UTF-8, what may stand before them, and what behind.
WORDS = (
    *("IRMÃ", "AMANHÃ", "LÃ", "CAFÉ", "NOËL", "THÉ", "SANTÉ", "ÞAÐ", "BOZÖ", "STRÅ", "ÆRØ", "DÎ", "ESPAÑ", "Spaß"),
    *(
        "Gruß",
        "café",
        "voilà",
        "être",
        "forêt",
        "Zoé",
        "André",
        "amanhã",
        "maçã",
        "avô",
        "naï",
        "perché",
        "più",
        "menü",
    ),
    *("Malmö", "gå", "kôš", "též", "Çağ", "Øl", "où", "Ã", "É", "À", "Ö", "Å", "Ð", "Þ"),
)
OPENINGS = ("", "\u201c", "\xab\xa0", "\u201e", "\xbb", "l\u2019")
ENDINGS = (
    *("\u201d", "\u2019", "\xbb", "\u201c", "\u2018", "\u203a", "\u2026", "\u2026\u201d", "\u201d\u2026", "\xa0\xbb"),
    *("\xa0!", "\xa0: ", "\u2013", "\u2014", "\u201d\u2014", "\xa0\u2013 ", "\u2019s", "\xb2\xb3", "\u2020\u2021"),
)

#: What cannot be restored: `« » ` without no-break spaces looks like a letter in quotation marks.
MISSED = ("« bonjour »",)
#: Where a reading that is garbled itself is plausible, so that the second or third layer stays.
MISSED_TWICE = (
    "Tŷ bach yng Nghymru, ŵyr",
    "Vísindamaður við Háskólann á Akureyri",
    "Vítejte na mých stránkách",
    "Ēriks Kļaviņš",
    "Универзитет у Новом Саду",
)
#: Where a byte was dropped, the likeliest reading is another one: letters that are as good as each other in their
#: place, and emoji of which two bytes are left.
MISSED_LOSSY = (
    "नमस्ते दुनिया, विश्वविद्यालय",
    "தமிழ் மொழி இனிது",
    "🌍 world 🌏 globe",
    "« bonjour »",
    "Ángela Íñiguez y Óscar Úbeda",
    "Ðe rare letter, and Þorn",
    "Ёлки зелёные, ещё раз",
    "తెలుగు భాష, హైదరాబాద్",
    "ಕನ್ನಡ ಬೆಂಗಳೂರು",
)

RULES = [load(BUILTIN / f"encoding/{name}.py", f"encoding/{name}") for name in ("bom", "mojibake", "not-utf-8")]
PLAN = Plan(
    tuple(Selected(rule.path, rule.name, rule.severity, rule.options) for rule in RULES), Path(), date(2026, 1, 1)
)


def windows(text: str) -> str:
    """UTF-8 read as Windows-1252, the bytes without a character passed through."""
    return text.encode().decode("latin-1").translate({0x80 + index: each for index, each in enumerate(CP1252)})


def latin(text: str) -> str:
    return text.encode().decode("latin-1")


def dropped(text: str) -> str:
    """UTF-8 read as Windows-1252, the bytes without a character dropped."""
    return windows(text).translate(dict.fromkeys(b"\x81\x8d\x8f\x90\x9d"))


def restored(text: str) -> str:
    for run in reversed(find_mojibake(text)):
        text = text[: run.start] + run.candidates[0] + text[run.end :]
    return text


def but(lines: tuple[str, ...], missed: tuple[str, ...]) -> list[object]:
    """The lines, those that are known to be missed marked as such."""
    assert set(missed) <= set(lines)
    return [pytest.param(line, marks=pytest.mark.xfail) if line in missed else line for line in lines]


def said(data: str | bytes) -> list[Diagnostic]:
    return list(check_text("page.md", data.encode() if isinstance(data, str) else data, PLAN).diagnostics)


def test_there_is_enough_to_try() -> None:
    assert len(set(LINES)) >= 150
    assert len(set(ODD)) >= 300


@pytest.mark.parametrize("line", but(LINES, MISSED))
def test_what_was_garbled_once_comes_back(line: str) -> None:
    assert restored(windows(line)) == line
    assert restored(latin(line)) == line
    assert all(run.exact and len(run.candidates) == 1 for run in find_mojibake(windows(line)))


@pytest.mark.parametrize("line", but(LINES, MISSED_TWICE))
def test_what_was_garbled_several_times_comes_back_or_is_found(line: str) -> None:
    assert find_mojibake(windows(windows(line)))
    assert restored(windows(windows(line))) == line
    assert restored(latin(latin(line))) == line
    assert restored(windows(windows(windows(line)))) == line


@pytest.mark.parametrize("line", but(LINES, MISSED))
def test_what_lost_bytes_is_found(line: str) -> None:
    garbled = dropped(line)
    assert find_mojibake(garbled) or garbled.isascii()


@pytest.mark.parametrize("line", but(LINES, MISSED_LOSSY))
def test_what_lost_bytes_comes_back(line: str) -> None:
    assert restored(dropped(line)) == line


@pytest.mark.parametrize("line", ODD + LINES)
def test_clean_text_is_left_alone(line: str) -> None:
    assert find_mojibake(line) == []


def test_clean_text_is_left_alone_on_one_page() -> None:
    assert find_mojibake("\n".join(ODD + LINES)) == []


def test_quotations_are_left_alone() -> None:
    lines = ["".join(each) for each in product(OPENINGS, WORDS, ENDINGS, ("", " x", ", x"))]
    assert [line for line in lines if find_mojibake(line)] == []


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("Ê±´ú½¨Öþ£¬ÖÐ¹úÔ°ÁÖ", "时代建筑，中国园林"),  # GBK as Latin-1
        ("--¡°Eternal Flame¡± ¡ª¡ª Yu¡¯ao", "--“Eternal Flame” —— Yu’ao"),
        ("§±§â§Ú§Ó§Ö§ä", "Привет"),
        ("¤¤¤å and ¾Ç®Õ", "中文 and 學校"),  # Big5
        ("“ú–{Œê", "日本語"),  # Shift-JIS as Windows-1252
        ("‚Äúquoted‚Äù and caf√©", "“quoted” and café"),  # UTF-8 as Mac Roman
        ("ΓÇ£quotedΓÇ¥ ≡ƒÅ½", "“quoted” 🏫"),  # UTF-8 as code page 437
        ("ÔÇ£quotedÔÇØ caf├®", "“quoted” café"),  # and 850
        ("РџСЂРёРІРµС‚", "Привет"),  # UTF-8 as Windows-1251
        ("Ĺ‚ĂłdĹş, KrakĂłw", "łódź, Kraków"),  # and 1250
        ("â€œxâ€\ufffd by Ã?lvaro, Ã?lvarez", "“x” by Álvaro, Álvarez"),
    ],
)
def test_text_that_was_garbled_otherwise_comes_back(text: str, was: str) -> None:
    assert restored(text) == was


def test_text_that_is_no_utf8_by_any_table_is_left_alone() -> None:
    assert find_mojibake("Ïðèâåò") == []  # Windows-1251 as Latin-1


@pytest.mark.parametrize("codec", wrong_codecs.codecs(), ids=lambda codec: codec.name)
def test_most_of_what_any_table_makes_of_text_comes_back(codec: wrong_codecs.Codec) -> None:
    shown = str.maketrans({0x80 + index: each for index, each in enumerate(codec.shows)})
    read = [(line, line.encode().decode("latin-1").translate(shown)) for line in LINES]
    back = [(clean, line, restored(line)) for clean, line in read]
    assert sum(found != line for _, line, found in back) > 0.97 * len(LINES)
    assert sum(found == clean for clean, _, found in back) > 0.96 * len(LINES)


@pytest.mark.parametrize("mark", ["\ufffd", "?"])
def test_most_of_what_left_a_mark_comes_back(mark: str) -> None:
    lost = dict.fromkeys(b"\x81\x8d\x8f\x90\x9d", mark)
    read = [(line, windows(line).translate(lost)) for line in LINES]
    read = [(line, each) for line, each in read if each != windows(line)]
    assert all(find_mojibake(line) for _, line in read)
    assert sum(restored(line) == clean for clean, line in read) > 0.85 * len(read)


def test_blanks_and_quotation_marks_that_were_made_plain_come_back() -> None:
    assert restored("SÃ£o Paulo, 10Â km, Å ibenik, voilÃ  !") == "São Paulo, 10\xa0km, Šibenik, voilà !"
    assert restored('ðŸ"¦ and itâ€™s fine') == "📦 and it’s fine"
    assert restored("ðŸš´ðŸ» and") == "🚴🏻 and"


def test_the_first_look_lets_through_all_that_the_closer_look_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [way(line) for line in LINES for way in (windows, latin, dropped, lambda each: windows(windows(each)))]
    for codec in wrong_codecs.codecs():
        shown = str.maketrans({0x80 + index: each for index, each in enumerate(codec.shows)})
        texts += [line.encode().decode("latin-1").translate(shown) for line in LINES]
    unsuspected = [text for text in texts if not finder.SUSPECT.search(text)]  # any other line is read as a whole
    assert 0 < len(unsuspected) < len(texts)
    monkeypatch.setattr(finder, "SUSPECT", re.compile(r"[^\x00-\x7f]"))
    assert [text for text in unsuspected if find_mojibake(text)] == []


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a ðŸš´ðŸ» b", [Garbled(2, 9, ("🚴🏻",), 1)]),
        ("a ðŸŽ¿ b", [Garbled(2, 6, ("🎿",), 0)]),
        ("ðŸš´ðŸ»\xa0and", [Garbled(0, 7, ("🚴🏻",), 1)]),
        ("ðŸš´ðŸ»— and", [Garbled(0, 7, ("🚴🏻",), 1)]),
        ("“Ã©tÃ©”", [Garbled(1, 3, ("é",), 0), Garbled(4, 6, ("é",), 0)]),
        ("ðŸ“", [Garbled(0, 3, ("📝", "📍", "📁", "📏", "📐", "🏓"), 1)]),
        ("10Â\xa0km", [Garbled(2, 4, ("\xa0",), 0)]),
        ("ï¬\x81rst", [Garbled(0, 3, ("ﬁ",), 0)]),
        ("Ã¢â‚¬Å“", [Garbled(0, 7, ("“",), 0)]),
    ],
)
def test_a_run_is_what_was_garbled_and_nothing_else(text: str, runs: list[Garbled]) -> None:
    assert find_mojibake(text) == runs


def test_what_is_doubtful_is_believed_beside_what_is_certain() -> None:
    assert find_mojibake("« lambda Î» »") == []
    assert [run.candidates for run in find_mojibake("Î±, Î² and Î»")] == [("α",), ("β",), ("λ",)]
    assert find_mojibake("Â« bonjour Â»") == []
    assert restored("Â« Ã§a va Â»") == "« ça va »"
    assert restored("“IRMÃ\u201d, ðŸŽ¿") == "“IRMÃ\u201d, 🎿"


GARBAGE = st.text(st.sampled_from([*CP1252, *map(chr, range(0xA0, 0x100)), *"aA 1.\n“é"]), max_size=60)


@given(GARBAGE)
def test_whatever_is_found_can_be_read(text: str) -> None:
    end = 0
    for run in find_mojibake(text):
        assert end <= run.start < run.end <= len(text)
        assert not text[run.start : run.end].isascii()
        assert run.candidates
        assert not any("\x80" <= each <= "\x9f" for candidate in run.candidates for each in candidate)
        end = run.end


@pytest.mark.parametrize("piece", ["Ã", "ðŸ", "â€", "Ã©", "é…", "ä¤", "aÄ", "ðŸš´ðŸ» ", "ÃƒÂ©", "\udcc3\udca9"])
def test_a_hostile_page_ends(piece: str) -> None:
    find_mojibake(piece * 20_000)


PAGE = """\
---
title: CafÃ©
tags:
  - "Ã¼ber"
cafÃ©: x # Ã©
image: /cafÃ©.jpg
url: https://example.org/cafÃ©
---
# BjÃ¶rk

Prose *cÅ“ur* and `Ã©`, [jÃ¼rgen](cafÃ©.md "GÃ¶teborg"), https://example.org/Ã©, <https://example.org/Ã©>.
![MÃ¡laga](mÃ¡laga.jpg) <!-- Ã© --> <a href="Ã©.md" title="ZoÃ«">NoÃ«l</a>

- SÃ£o Paulo
- {{ "Ã©" }}

| TÃ¼r |
|---|
| zÃ\xa0 |

<script>var x = "Ã©"</script>

    Ã©

[label]: cafÃ©.md "pÃ¢tÃ©"
"""


def test_all_that_readers_see_is_looked_at_and_nothing_else() -> None:
    fixed = fix_text("page.md", PAGE.encode(), PLAN, unsafe=False).decode()
    changed = [
        (before, after) for before, after in zip(PAGE.split("\n"), fixed.split("\n"), strict=True) if before != after
    ]
    assert [after for _, after in changed] == [
        "title: Café",
        '  - "über"',
        "# Björk",
        'Prose *cœur* and `Ã©`, [jürgen](cafÃ©.md "Göteborg"), https://example.org/Ã©, <https://example.org/Ã©>.',
        '![Málaga](mÃ¡laga.jpg) <!-- Ã© --> <a href="Ã©.md" title="Zoë">Noël</a>',
        "- São Paulo",
        "| Tür |",
        "| zà |",
        '[label]: cafÃ©.md "pâté"',
    ]


def test_values_of_settings_are_read_and_nothing_else() -> None:
    settings = "title: Ada KivekÃ¤s # Ã¤\navatar: /kivekÃ¤s.jpg\nteam:\n  - name: BjÃ¶rn\nnÃ¤me: x\n"
    found = check_text("_config.yml", settings.encode(), PLAN).diagnostics
    assert [(each.line, each.column, each.message) for each in found] == [
        (1, 17, '"Ã¤" is garbled. Write ä'),
        (4, 13, '"Ã¶" is garbled. Write ö'),
    ]


def test_a_word_that_stands_ungarbled_elsewhere_on_the_page_is_the_likeliest() -> None:
    (alone, _), (known, _) = find_mojibake("Ãna og JosÃ©"), find_mojibake("Ína var hér.\n\nÃna og JosÃ©")
    assert "Í" in alone.candidates[1:]
    assert known.candidates == ("Í", *(each for each in alone.candidates if each != "Í"))


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("Árvíztűrő tükörfúrógép, gyűlés", "Ára"),
        ("České vysoké učení, kůň, přednášky", "Íra"),
        ("Zinātniskās publikācijas, Rīgas universitāte", "ādas"),
    ],
)
def test_the_language_of_the_page_decides_where_the_line_says_little(page: str, word: str) -> None:
    assert restored(dropped(f"{page}\n\n{word} é")) == f"{page}\n\n{word} é"


@pytest.mark.parametrize("table", ["cp1250", "cp1251"])
def test_most_of_what_lost_bytes_by_other_tables_comes_back(table: str) -> None:
    read = [(line, line.encode().decode(table, "ignore")) for line in LINES]
    read = [(line, each) for line, each in read if len(each) < len(line.encode())]
    assert sum(restored(each) == line for line, each in read) > 0.85 * len(read) > 30


def test_after_a_budget_only_what_lost_nothing_is_restored() -> None:
    found = find_mojibake("\n".join([dropped("Эта страна, сон")] * 3000 + [windows("Привет, ёж")]))
    assert 1000 < sum(not each.exact for each in found) < 9000
    assert [each.candidates for each in found[-2:]] == [("Привет",), ("ёж",)]


def test_a_message_names_what_cannot_be_seen() -> None:
    (found,) = said("10Â\xa0km")
    assert found.message == '"Â\xa0" is garbled. Write U+00A0 (no-break space)'
    assert found.fix
    assert found.fix.safe


def test_a_doubtful_fix_is_not_made_by_itself() -> None:
    page = "I like ðŸŽ¿ and ðŸš´ðŸ» a lot."
    assert fix_text("page.md", page.encode(), PLAN, unsafe=False).decode() == "I like 🎿 and ðŸš´ðŸ» a lot."
    assert fix_text("page.md", page.encode(), PLAN, unsafe=True).decode() == "I like 🎿 and 🚴🏻 a lot."


def test_the_number_of_lost_bytes_is_said() -> None:
    assert [each.message for each in said("ðŸ³ï¸â€ðŸŒˆ")] == [
        '"ðŸ³ï¸â€ðŸŒˆ" is garbled, and three bytes were lost. It was probably 🏳\ufe0f\u200d🌈'
    ]


def test_a_byte_order_mark_is_found_and_removed() -> None:
    page = "\ufeff---\r\ntitle: A\r\n---\r\n"
    (found,) = said(page)
    assert (found.rule, found.severity, found.line, found.column) == ("encoding/bom", "warning", 1, 1)
    assert fix_text("page.md", page.encode(), PLAN, unsafe=False) == page[1:].encode()


@pytest.mark.parametrize(
    ("data", "place", "word"),
    [
        (b"one\ntwo \xe9t\xe9\n\xe9", (2, 5), "Byte E9 is not UTF-8"),
        ("# Ada\n".encode("utf-16"), (1, 1), "UTF-16"),
        (b"\xfe\xff\x00A\x00\n", (1, 1), "UTF-16"),
    ],
)
def test_a_page_that_is_not_utf8_is_found(data: bytes, place: tuple[int, int], word: str) -> None:
    (found,) = said(data)
    assert (found.rule, found.severity) == ("encoding/not-utf-8", "error")
    assert (found.line, found.column) == place
    assert word in found.message
    assert not found.fix


def test_a_page_that_is_not_utf8_is_still_read_for_garbled_text() -> None:
    assert [each.rule for each in said(b"\xe9t\xe9 " + "Ã©".encode())] == ["encoding/not-utf-8", "encoding/mojibake"]


@pytest.mark.parametrize("sign", "⚴♥→✓©€×☞😀")
@pytest.mark.parametrize("table", ["cp1252", "mac_roman"])
def test_a_sign_between_two_letters_is_no_safe_fix(sign: str, table: str) -> None:
    rule = load(BUILTIN / "encoding/mojibake.py", "encoding/mojibake")
    plan = Plan((Selected(rule.path, rule.name, rule.severity, {}),), Path(), date(2026, 1, 1))
    clean = f"Het café is de offici{sign}le plek, René {sign} Zoë."
    page = _garbled(clean, table).encode()
    safe, unsafe = (fix_text("page.md", page, plan, unsafe=each).decode() for each in (False, True))
    assert unsafe == clean
    assert safe == clean.replace(f"offici{sign}le", f"offici{_garbled(sign, table)}le")


def _garbled(text: str, table: str) -> str:
    shown = CP1252 + "".join(map(chr, range(0xA0, 0x100))) if table == "cp1252" else ""
    if not shown:
        return text.encode().decode(table)
    return "".join(
        character if character < "\x80" else shown[ord(character) - 0x80]
        for character in text.encode().decode("latin-1")
    )
