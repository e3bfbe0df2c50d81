"""Text that looks garbled, and is not: thousands of lines in which nothing is to be found."""

from __future__ import annotations

import re
from itertools import pairwise, product

import pytest

from profilelint import mojibake
from profilelint.mojibake import find

#: The letters beyond ASCII of each language, small ones; pairs of them stand side by side in words or in names of words.
ALPHABETS = {
    "German": "äöüß",
    "French": "àâæçèéêëîïôœùûüÿ",
    "Spanish": "áéíñóúü",
    "Portuguese": "àáâãçéêíóôõú",
    "Italian": "àèéìîòóù",
    "Dutch": "áéëíïóöúü",
    "Danish": "æøåé",
    "Swedish": "åäöé",
    "Finnish": "äöåšž",
    "Icelandic": "áðéíóúýþæö",
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîșț",
    "Croatian": "čćđšž",
    "Turkish": "âçğıöşü",
    "Lithuanian": "ąčęėįšųūž",
    "Latvian": "āčēģīķļņšūž",
    "Vietnamese": "ăâđêôơưàảãáạằắặầấậèẻẽéẹềếệìíịòóọồốộờớợùúụừứựỳýỵ",
    "Welsh": "âêîôûŵŷ",
    "Esperanto": "ĉĝĥĵŝŭ",
    "Maltese": "ċġħż",
    "Maori": "āēīōū",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "Greek": "αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώ",
}
#: Pairs of capitals that stand in no word, and a letter with nothing but its footnote.
NOT_WRITTEN = re.compile("[ÎÏ][ŒŸ]|[ÄÅ][ŠŽ]|Ă[ĂÂ]|^[âÂÎÃ]²|Ă–Ă")
SIGNS = "±×÷°µ§¶©®™¬¹²³¼½¾€£¥¢¤√∞≈≠≤≥∂∑∏∫Ωπ∆"
BOXES = (
    "┌──┬──┐", "│ a │ b │", "│é│ö│", "├──┼──┤", "└──┴──┘", "╔══╦══╗", "║ x ║ y ║", "╠══╬══╣", "╚══╩══╝", "█▓▒░ ▀▄ ▌▐",
    "├── été.md", "└── Übung", "│   ├── a", "─┐", "┌─", "├─┤", "═╗", "┬┴┬┴┤", "▁▂▃▄▅▆▇█", "■□▪▫", "░░▒▒▓▓", "├─ ñ ─┤", "╭──╮ ╰──╯",
)  # fmt: skip
HAND_WRITTEN = (
    "« À BIENTÔT », « ÉCOLE », « ŒUVRES »", "L’ÉTÉ, L’ÂGE, L’ÎLE, L’ÉCOLE", "–É–", "1990–Été 1991", "Paris–Évry, Nice–Ïle",
    "“École” – “Île” — “Ça”", "l’œuvre, l’âme, l’être, d’Âne", "CAFÉ…", "Poincaré–Évariste", "“Ö”—“Ü”", "Ä…, Ö…, Ü…", "ГДЕ… КОГДА… ЕЁ…",
    "Её сестра", "ЕЁ БРАТ", "«Её»", "Ещё раз – её", "С.-Петербург, № 5", "10 °С", "в 5°С", "«Рио» и «Сан»", "ПрАТ «Київ»",
    "В™", "Санкт–Петербург", "Ві, Ті, Сі", "Дії та події", "Об’єкт, п’ять, З’їзд", "Њего́ш, Љубав, Џеп", "ВОДА… ЗЕМЛЯ…", "РІК 2020",
    "СТАТЬЯ № 5 — «О ЯЗЫКЕ»", "И–Й", "α·β, α±β, α≤β, Γ≥Δ", "«α» και «β»", "Γειά σου, Ρ’", "Ω≈Ω", "√2, √x, √(x+1)", "∑x, ∫f, ∂f/∂x, ∇·F",
    "¬p ∧ ¬q", "¬(a∨b), ¬∃x, ¬∀y", "ƒ(x), ƒ'(x)", "x≈y≠z", "∞-categories and ∞–topoi", "O(√n), Õ(n), Ω(n), Θ(n)", "Õ(√n)", "Ô(n)", "Ŝ, Ŷ, x̂",
    "/ˈnaɪ.iːv/", "[ʃɑ̃]", "[ɛ̃], [ɔ̃], [œ̃]", "/ðə/ vs /θə/", "ʔ, ʕ, ħ", "Ð, ð, Þ, þ", "Eth (Ð/ð) and thorn (Þ/þ)", "Ø, ø, ∅", "Å, Å and Å", "3.5 Å – 4 Å",
    "±5, ×2, ÷3", "a±b×c÷d", "5±0.5 µm", "½×¼", "x²×y³", "10⁻³ m²·s⁻¹", "25 °C ± 1 °C", "±°²³", "¤¥¦§¨©ª«¬®¯", "°±²³´µ¶·¸¹º»", "€£¥", "$ £ € ¥ ₽ ₹",
    "‚single‘ „double“", "‚Ärger‘, ‚Übung‘", "„Ärger“, „Übung“", "‹Ä›, «Ö»", "›Ä‹", "»Ä«", "‘Été’", "“Été”", "• Été • Île", "†‡†", "* † ‡ § ‖ ¶", "José*†‡",
    "Café ™", "naïve “quotes”", "naïve—“quoted”—façade", "São Paulo’s “Ação”", "AÇÃO “JÁ”", "PÃO DE AÇÚCAR", "SÃO PAULO", "MAÇÃ, ROMÃ, LÃ", "ÓRFÃ – IRMÃ",
    "A IRMÃ?", "\"IRMÃ\"", "'LÃ'", "AMANHÃ \"CEDO\"", "NÃO? SÃO!", "A letra à é rara; Ã também", "Ã ou Õ", "Â ou Ê", "Ä oder Ö?", "Ð or Þ?", "Ñ?",
    "¿Ñ?", "Å?", "Är du på Å? Ja!", "×?", "Ø 10 mm", "É?", "à?", "Où ça ? Là ?", "Ça va ?", "Vraiment ? À Paris ?", "Â ?", "ÎLE ?",
    "«Â»", "(Ã)", "Â/Ã", "Ă, Â, Î, Ș, Ț", "Ăsta, Ăla", "ÎNCĂ “O DATĂ”", "PÂNĂ", "CĂRȚI", "FĂRĂ", "Ő, Ű", "Ĺ, Ľ, Ŕ", "Ľ’ubomír", "ĽUDIA – ŽIVOT", "VĹČA, KĹB, hĺbka, „HĹBKA“",
    "Đ, đ", "ĐẠI HỌC", "đầu, đường", "Đăk Lăk", "ŁÓDŹ, ŻÓŁW", "MÓŻDŻEK, STÓŁ, PÓŁKA", "CZĘŚĆ, GĘŚ", "Źdźbło", "Ñandú, Ñuñoa", "ÑANDÚ", "Þór, Ægir",
    "Óðinn", "ÞAÐ ER ÞAÐ", "Ísland – Ýmir", "ÆØÅ æøå", "Å Ä Ö", "ÄÄNI", "ÖÖ", "jäääär, õueõun", "kõrvaöö", "àéîõü", "ÀÉÎÕÜ",
    "Kraków–Łódź", "Gdańsk–Żary", "Plzeň–Žďár", "Győr–Őr", "Iași–Țara", "İstanbul–Iğdır", "Hà Nội–Đà Nẵng", "Zürich–Ölten", "Malmö–Åbo",
    "我爱“北京”……", "《论文》、《研究》", "你好！？", "２０２０年", "日本語「テスト」", "한국어 ‘시험’", "中文–English", "ＡＢＣ", "…………", "——", "‘’“”", "——“引用”——",
    "🇩🇪🇫🇷", "👩🏽‍🔬", "é🎉", "🎉é", "1️⃣ 2️⃣", "©️ ®️ ™️", "▶️ ⏸️", "☎️ ✉️", "★★★☆☆", "✓✗✔✘", "→←↑↓↔", "⇒⇐⇔", "●○◆◇", "♥♦♣♠", "♪♫", "☀☁☂",
    "¡Olé! ¿Qué?", "¡Ñ!", "¿Él?", "n.º 3, 2.ª", "1º–2º", "M.ª José", "D.ª Ángeles", "Sr. Núñez’s", "5 %‰", "µm, µs, µΩ", "kΩ, MΩ", "Ω·m", "λ≈500 nm", "π≈3.14",
    "L²(Ω), H¹(Ω)", "ℓ¹, ℓ²", "ℝ³ × ℤ²", "Å³", "m³/s", "CO₂, H₂O", "∀ε>0 ∃δ>0", "|x|≤½", "«x»≠«y»", "A∪B∩C⊂D", "f∘g, f⊗g", "⟨ψ|φ⟩", "∂Ω", "∇²u",
)  # fmt: skip


def _words(letter: str) -> tuple[str, ...]:
    before = "ma" if letter < "Ͱ" else "μα" if letter < "Ѐ" else "ма"
    return letter, letter.upper(), before + letter, before.upper() + letter.upper()


def lines() -> list[str]:
    """Pairs of letters inside words and in capitals, letters beside quotation marks and signs, and what is written here."""
    found = [*HAND_WRITTEN, *BOXES]
    for alphabet in ALPHABETS.values():
        common = alphabet if len(alphabet) < 20 else alphabet[::2]
        for one, other in product(common, repeat=2):
            found += [
                f"pre{one}{other}mo vo{one}a{other}"
                if one < "Ͱ"
                else f"{common[0]}{one}{other}{common[1]} {one}{other}"
            ]
            found += [
                f"{one}{other}".upper() + " " + f"A{one}{other}".upper() if one < "Ͱ" else f"{one}{other}".upper()
            ]
        for letter, quote in product(
            common, ("“{}”", "‘{}’", "«{}»", "« {} »", "„{}“", "{}…", "{}–{}", "{}’s", "{}²", "({})?", "{} – {}")
        ):
            found += [quote.format(word, word) for word in _words(letter)]
    found += [f"{one}{other}" for one, other in pairwise(SIGNS)]
    found += [f"{number} {sign} {number}" for number, sign in product(("1", "x"), SIGNS)]
    return [line for line in dict.fromkeys(found) if not NOT_WRITTEN.search(line)]


def test_nothing_is_found_in_clean_text() -> None:
    clean = lines()
    assert len(clean) > 10_000
    assert [line for line in clean if find(line)] == []


def test_nothing_is_found_without_the_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mojibake, "SUSPECT", re.compile(r"[^\x00-\x7f]"))
    assert [line for line in [*HAND_WRITTEN, *BOXES] if find(line)] == []


def test_nothing_is_found_in_clean_text_on_one_page() -> None:
    assert find("\n".join(lines()[:3000])) == []
