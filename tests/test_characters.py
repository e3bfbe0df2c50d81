"""Characters that are not what they look like: what is found, what it is mended to, and what is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from profilelint.analysis.characters import unusual_characters, visible_text, word_around
from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.model.finding import Span
from profilelint.read.reader import read
from profilelint.rule import loader

FAMILY = (
    "control-character", "decomposed", "double-entity", "full-width", "invisible-character", "latex-residue",
    "ligature", "look-alike", "mathematical-letter", "nb-hyphen", "nbsp", "replacement-character",
)  # fmt: skip


def plan(*names: str) -> Plan:
    rules = [loader.load(loader.BUILTIN / "encoding" / f"{name}.py", f"encoding/{name}") for name in names]
    return Plan(tuple(Selected(each.path, each.name, each.severity, {}) for each in rules), Path(), date(2026, 1, 1))


def said(text: str, *names: str) -> list[str]:
    return [each.message for each in check_text("page.md", text.encode(), plan(*names)).diagnostics]


def fixed(text: str, *names: str, unsafe: bool = True) -> str:
    return fix_text("page.md", text.encode(), plan(*names), unsafe=unsafe).decode()


#: Rule, page, page after all fixes.
FOUND = [
    # Copied from PDFs and word processors.
    ("control-character", "co\x02author", "co-author"),
    ("control-character", "e\x0ecient loom", "efficient loom"),
    ("control-character", "the di\x0berence", "the difference"),
    ("control-character", "a signi\x0ccant loom", "a significant loom"),
    ("control-character", "in\x0fame", "inffl" + "ame"),
    ("control-character", "First line.\x0bSecond line.", "First line. Second line."),
    ("control-character", "word\x1ejoined", "word-joined"),
    ("control-character", "op\x1ftional", "optional"),
    ("control-character", "ba\x08ck", "back"),
    ("control-character", "\x93quoted\x94 it\x92s", "“quoted” it’s"),
    ("control-character", "wait\x85", "wait…"),
    ("control-character", "\x1b[31mred\x1b[0m loom", "red loom"),
    ("control-character", "a \x7fdeleted one", "a deleted one"),
    ("control-character", "| a | b |\n|---|---|\n| x\x02y | z |", "| a | b |\n|---|---|\n| x-y | z |"),
    # Accents apart.
    ("decomposed", "Zu\u0308rich", "Zürich"),
    ("decomposed", "# Jose\u0301 Example", "# José Example"),
    ("decomposed", "---\nauthor: Franc\u0327ois\n---\n", "---\nauthor: François\n---\n"),
    ("decomposed", "Ha\u0300 No\u0302\u0323i", "Hà Nội"),
    ("decomposed", "Sa\u0303o Paulo, A\u030angstro\u0308m", "São Paulo, Ångström"),
    ("decomposed", "Yos\u030c and Mari\u0301n", "Yoš and Marín"),
    ("decomposed", "\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
    ("decomposed", "\u304b\u3099\u3093\u306f\u309a", "がんぱ"),
    ("decomposed", "\u0438\u0306\u043e\u0434", "йод"),
    ("decomposed", "[Andre\u0301](a.md)", "[André](a.md)"),
    ("decomposed", "![Cafe\u0301](a.png)", "![Café](a.png)"),
    # References escaped twice.
    ("double-entity", "Looms &amp;amp; Mills", "Looms & Mills"),
    ("double-entity", "Ren&amp;eacute;", "Ren&eacute;"),
    ("double-entity", "30&amp;nbsp;km", "30&nbsp;km"),
    ("double-entity", "it&amp;#39;s", "it&#39;s"),
    ("double-entity", "Looms &amp;amp;amp; Mills", "Looms & Mills"),
    ("double-entity", "---\ntitle: Looms &amp;amp; Mills\n---\n", "---\ntitle: Looms & Mills\n---\n"),
    ("double-entity", "A &amp;ldquo;quote&amp;rdquo;", "A &ldquo;quote&rdquo;"),
    # Wide marks.
    ("full-width", "Looms，mills", "Looms, mills"),
    ("full-width", "Looms， mills", "Looms, mills"),
    ("full-width", "A loom。It runs。", "A loom. It runs."),
    ("full-width", "Turin（Italy）is far", "Turin (Italy) is far"),
    ("full-width", "News：a talk；more！Why？", "News: a talk; more! Why?"),
    ("full-width", "looms、mills", "looms, mills"),
    ("full-width", "- Score： 105", "- Score: 105"),
    ("full-width", "[Ada](a.md)，[Bob](b.md)", "[Ada](a.md), [Bob](b.md)"),
    ("full-width", "**June 2023：**Our team", "**June 2023:** Our team"),
    ("full-width", "May 2022：**Medal**", "May 2022: **Medal**"),
    ("full-width", "Привет，мир", "Привет, мир"),
    ("full-width", '---\ntitle: "Ada（Turin）"\n---\n', '---\ntitle: "Ada (Turin)"\n---\n'),
    ("full-width", "[PDF]（notes.pdf）", "[PDF](notes.pdf)"),
    ("full-width", "[Ada](ada.md)（Turin）", "[Ada](ada.md) (Turin)"),
    # Invisible characters.
    ("invisible-character", "\u200b- item", "- item"),
    ("invisible-character", "lo\u200bom", "loom"),
    ("invisible-character", "in\xadvisible", "invisible"),
    ("invisible-character", "a\ufeff loom", "a loom"),
    ("invisible-character", "# \u200bTitle", "# Title"),
    ("invisible-character", "Ada\u2060 Example", "Ada Example"),
    ("invisible-character", "lo\u200com and mi\u200dll", "loom and mill"),
    ("invisible-character", "\u202aA paper\u202c", "A paper"),
    ("invisible-character", "a\u200e loom", "a loom"),
    ("invisible-character", "one\u2028two", "one two"),
    ("invisible-character", "one \u2028two", "one two"),
    ("invisible-character", "---\ntitle: Ada\u200b\n---\n", "---\ntitle: Ada\n---\n"),
    ("invisible-character", "![alt\u200b text](a.png)", "![alt text](a.png)"),
    ("invisible-character", "\ufffcA picture", "A picture"),
    ("invisible-character", "\u0441\u043b\u043e\u0432\u200b\u043e", "слово"),
    ("invisible-character", "f\u2061(x)", "f(x)"),
    # LaTeX.
    ("latex-residue", r"G{\"o}del", "Gödel"),
    ("latex-residue", r"Erd\H{o}s", "Erdős"),
    ("latex-residue", r"Erd{\H{o}}s and {\'{E}}va", "Erdős and Éva"),
    ("latex-residue", r"Lov\'asz", "Lovász"),
    ("latex-residue", r"Schr\"odinger", "Schrödinger"),
    ("latex-residue", r"M\"uller and G\"odel", "Müller and Gödel"),
    ("latex-residue", r"Ho\v{r}ava, {\v S}im\r{u}nek", "Hořava, Šimůnek"),
    ("latex-residue", r"Fran\c{c}ois, {\c c}", "François, ç"),
    ("latex-residue", r"{\o}re, {\AA}, {\ss}, {\ae}on, \L{}ukasz", "øre, Å, ß, æon, Łukasz"),
    ("latex-residue", r"Mart{\'\i}n", "Martín"),
    ("latex-residue", r"na\"{\i}ve", "naïve"),
    ("latex-residue", "In {IEEE} Transactions", "In IEEE Transactions"),
    ("latex-residue", "{BERT}: a loom, and {L}earning", "BERT: a loom, and Learning"),
    ("latex-residue", r"an \emph{old} and \textbf{new} loom", "an *old* and **new** loom"),
    ("latex-residue", "---\ntitle: Erd\\H{o}s\n---\n", "---\ntitle: Erdős\n---\n"),
    # Ligatures.
    ("ligature", "e\ufb03cient", "efficient"),
    ("ligature", "the \ufb01rst", "the first"),
    ("ligature", "in\ufb02uence, e\ufb00ect, ba\ufb04e", "influence, effect, baffle"),
    ("ligature", "fa\ufb06 and la\ufb05", "fast and last"),
    ("ligature", "---\ntitle: De\ufb01ned\n---\n", "---\ntitle: Defined\n---\n"),
    ("ligature", "[\ufb01nding](a.md)", "[finding](a.md)"),
    # Look-alikes.
    ("look-alike", "\u0421hen", "Chen"),
    ("look-alike", "M\u0430ry \u0410nn", "Mary Ann"),
    ("look-alike", "[code](https://github.c\u043em/a)", "[code](https://github.com/a)"),
    ("look-alike", "[shop](https://\u0430\u0440\u0440\u04cf\u0435.com/)", "[shop](https://apple.com/)"),
    ("look-alike", "mail \u0430da@turin.example", "mail ada@turin.example"),
    ("look-alike", "\u0391lice in Turin", "Alice in Turin"),
    ("look-alike", "сл\u006fво", "слово"),
    ("look-alike", "---\ntitle: \u0415xample\n---\n", "---\ntitle: Example\n---\n"),
    # Mathematical letters.
    ("mathematical-letter", "\U0001d407\U0001d41e\U0001d425\U0001d425\U0001d428", "Hello"),
    ("mathematical-letter", "\U0001d5e6\U0001d606\U0001d600\U0001d601\U0001d5f2\U0001d5fa", "System"),
    ("mathematical-letter", "\U0001d46f\U0001d486\U0001d48d\U0001d48d\U0001d490", "Hello"),
    ("mathematical-letter", "\U0001d7d0\U0001d7ce\U0001d7d0\U0001d7d4", "2026"),
    # Hyphens.
    ("nb-hyphen", "Meta\u2011learning", "Meta-learning"),
    ("nb-hyphen", "state\u2010of\u2010the\u2010art", "state-of-the-art"),
    ("nb-hyphen", "pre\u2011 and post\u2011training", "pre- and post-training"),
    ("nb-hyphen", "real\u2212time", "real-time"),
    ("nb-hyphen", "Jean\u2011Élie", "Jean-Élie"),
    ("nb-hyphen", "как\u2011то", "как-то"),
    ("nb-hyphen", "COVID\u201119", "COVID-19"),
    ("nb-hyphen", "pp. 327\u2010332", "pp. 327-332"),
    ("nb-hyphen", "---\ntitle: A real\u2011time loom\n---\n", "---\ntitle: A real-time loom\n---\n"),
    ("nb-hyphen", "## A **real\u2011time** loom", "## A **real-time** loom"),
    # Spaces that do not break.
    ("nbsp", "#\xa0Title", "# Title"),
    ("nbsp", "-\xa0item", "- item"),
    ("nbsp", "1.\xa0item", "1. item"),
    ("nbsp", "#\xa0 Title", "#  Title"),
    ("nbsp", "text\n\n##\xa0News\n", "text\n\n## News\n"),
    ("nbsp", "about\xa0looms", "about looms"),
    ("nbsp", "the\xa0loom and\xa0**mills**", "the loom and **mills**"),
    ("nbsp", "supervised by\xa0[Ada](a.md)", "supervised by [Ada](a.md)"),
    ("nbsp", "---\ntitle: Notes on looms with\xa0mills\n---\n", "---\ntitle: Notes on looms with mills\n---\n"),
    ("nbsp", "これはlooms with\u3000mills", "これはlooms with mills"),
]


@pytest.mark.parametrize(("name", "page", "after"), FOUND)
def test_what_is_wrong_is_mended(name: str, page: str, after: str) -> None:
    assert said(page, name)
    assert fixed(page, name) == after
    assert not said(after, *FAMILY)


#: Pages on which no rule of the family says anything.
SILENT = [
    # Languages, as they are written.
    "Zoë läßt naïve Fälle, œuvres, Æsop, Ångström, Łukasz Kołmogorow, Đorđe, İstanbul",
    "Il a dit : « C’est déjà l’été ! » ; et après ? 50 % de l’année 1815–1852 — voilà.",
    "Il a dit\xa0: «\xa0C’est l’été\xa0!\xa0»\xa0; à 50\u202f%, n°\xa05, 10\xa0000\xa0€, M.\xa0Exemple, p.\xa03",
    "V\xa0Praze a\xa0v\xa0Brně, w\xa0Krakowie, z\xa0domu, s\xa0ním, k\xa0tomu; 5.\xa0května",
    "Работа в\xa0МГУ, 2020\xa0год\xa0— и\xa0так далее; если\xa0бы",
    "z.\xa0B. die 10\xa0km, S.\xa05, §\xa03, Abb.\xa02 und Prof.\xa0Muster",
    "Γειά σου Κόσμε, η μηχανή του Μπάμπατζ",
    "Привет, мир! Йод, ёлка, МГУ, СССР, Wi-Fi-сеть, IT-отдел",
    "На Pythonе и C++, в GitHubе",
    "Xin chào Việt Nam, Hà Nội, Nguyễn Ẩn",
    "我研究织机（Loom）和磨坊，也研究分析机。你好！对吗？",
    "織機、磨坊。「解析機関」（1843年）：ノートＧ",
    "한국어 텍스트，（서울）",
    "我在（Turin）工作，研究 PyTorch，TensorFlow。",
    "שלום עולם (2024)\u200f, \u200eAda Example\u200e",
    "مرحبا بالعالم\u200f (2024)",
    "می\u200cخواهم کتاب\u200cها را",
    "क्\u200dष और श्री\u200cमान",
    "ನನ್\u200cನ, മലയാള\u200dം, සිං\u200dහල",
    "ภาษา\u200bไทย\u200bและ\u200bอื่น",
    "ភាសា\u200bខ្មែរ",
    "**织机。**\u200b很好",
    "IPA: [ˈaɪ̯n ɔ̃ n̥ t͡s ɛ̃] and ǀxam, !Xóõ",
    "Kamehameha ʻōlelo Hawaiʻi, Māori, Yorùbá ẹ̀kọ́, Lakȟóta",
    # Emoji.
    "👩\u200d💻 👨\u200d👩\u200d👧 🏳️\u200d🌈 ❤️\u200d🔥 🏃🏻\u200d♀️ 🧑🏽\u200d🏫 👁️\u200d🗨️",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f and ⭐ ❤️ ™ © ® ✓",
    # Figures, units, mathematics.
    "x − y, −5 °C, 3−4, m⁻¹, 10 µm, 5 Ω, kΩ, Hα, Lyα, TGFβ, β-VAE, λ-calculus, μTransfer, ΔE, ρGAN",
    "$a\u2212b$, $x\u2011y$, $\\hat{x}$, $\\emph{x}$ and $$\\textbf{x} {IEEE}$$",
    "The field 𝔽, ℝⁿ, 𝔼[𝑥], 𝑥𝑦𝑧 and 𝒩(0, 1); mean x̄, x̂",
    "5\u2009%, 10\u2009000, a\u2002b, a\u2003b",
    "10\xa0km, 3\xa0GB, Fig.\xa03, Eq.\xa0(2), Section\xa05, 5\xa0PM, v.\xa02",
    "Ada\xa0Lovelace, A.\xa0Lovelace, Dr\xa0Example, New\xa0York",
    "[a](a.md)\xa0|\xa0[b](b.md), left\xa0\xa0\xa0right, \xa0",
    # Code, comments, addresses.
    "`a\u200bb` `e\ufb03cient` `x\u2011y` `\ufffd` `&amp;amp;` `{\\\"o}` `\u0421hen` `a\xa0b`",
    "```\nMeta\u2011learning e\ufb03cient \ufffd &amp;amp; {IEEE} the\xa0loom #\xa0no\n```",
    "<!-- Meta\u2011learning e\ufb03cient \ufffd &amp;amp; {IEEE} the\xa0loom, mills，looms -->",
    "[a](files/Zu\u0308rich.pdf) ![](images/Jose\u0301.png) <https://example.org/a\u2011b>",
    "https://example.org/a\u2011b and https://example.org/Zu\u0308rich",
    "[PDF](my Zu\u0308rich paper.pdf)",
    "---\nimage: images/Zu\u0308rich.png\npermalink: /zu\u0308rich/\nphoto: Zu\u0308rich.jpg\n---\n",
    "<script>\nvar a = \"Meta\u2011learning\"; // mills，looms\n</script>\n",
    # Templates, BibTeX, escapes.
    "{{ site.title }} {% include a.html %} {{< cite >}} {: .class} {#id} {NAME}-{YEAR} {name}",
    r"I don\'t, it\'s, we\'re, I\'m, l\'arte, dell\'arte, qu\'il, O\'Neil, d\'Example",
    r"She said \"only you\" and \"I\", 5\" and 6\"; AT\&T, snake\_case, 1\. and \*stars\*, C:\users\eve",
    "@article{example, title = {{IEEE} and G{\\\"o}del}, author = {Example, Ad{\\`a}}}",
    "    title={The {BERT} Loom},\n    author={Erd\\H{o}s},",
    '---\nsummary: "The \\"{IEEE}\\" and \\"only\\""\n---\n',
    "\\begin{align}\n\\tilde{T} = \\mathcal{N}(\\mathbf{W})\n\\end{align}",
    "{1, 2, 3}, {A, B}, {a}, {x | x > 0}, f{A}",
    # References that are right, and texts about them.
    "AT&T, Looms &amp; Mills, &nbsp;, &shy;, &#39;, &copy; 2024, a&b;",
    "In HTML, &amp;amp; is the entity of an ampersand, and &amp;lt; of a less-than sign.",
    "&amp;lt;coders/&amp;gt;",
    "The replacement character \ufffd is U+FFFD.",
    # Marks that stand alone, and separators.
    "News ｜ Talks ｜ Papers, 5～10, :） and 【x】",
    "Types for \ufb01 and \ufb02, and \u201c\ufb00\u201d.",
    "A plain page - with hyphens, non-breaking -- and dashes – — ― …",
    "mail me: ada@turin.example, https://turin.example/~ada",
    "",
    "\ufeff# Title",
    "Line one\r\nline two\r\n",
    "a\tb\n\n\n  c",
    # What looks like a fault and is none, rule by rule.
    "Donau\xaddampf\xadschiff\xadfahrt",
    "Ǆ, ĳ, ŉ, ﬆ alone, ½, №, ℃, ㎞ and Ⅷ",
    "caf\xe9, \xc5ngstr\xf6m and \u212bngstrom",
    "a combining accent alone: \u25cc\u0301, and \u0301",
    "Ìṣọ̀lá, ẹ̀wà, ọ̀rọ̀, ń̩, m̀, ɛ́, ŋ̀, ɔ̀",
    "ā̀, ī́, r̥, l̥̄, ṁ in transliteration",
    "สวัสดี, ກຳ, ကို, བོད་ཡིག, ᠮᠣᠩᠭᠣᠯ\u180e",
    "नमस्ते, বাংলা, தமிழ், తెలుగు",
    "ערב טוב Ada \u2067עברית\u2069 Example",
    "فارسی (Persian)\u200f، می\u200cشود",
    "اردو میں \u200eABC\u200e لکھنا",
    "日本語の文章、カタカナ。（括弧）「引用」！？",
    "論文：PyTorchとTensorFlow（2024年）",
    "# 发表论文（Publications）",
    "- 张三，Ada Example：《织机》。2024",
    "北京大学（Peking University，Beijing）",
    "|姓名|时间|\n|---|---|\n|张三（Ada）|2024：春|",
    "你好\u3000世界，\u3000\u3000段落",
    "Ada：你好",
    "5：3 对",
    "Ελληνικά και English, Αθήνα, ΕΚΠΑ, ΑΠΘ",
    "СОР, ВЕК, ТОР, оса, сено, Нора",
    "Ђорђе Јовановић, Љубљана, Ѕвезда, Україна, їжак, ґанок",
    "А. С. Пушкин, and A. C. Example",
    "Яndex, and marks such as Яндекс.Go",
    "https://ru.wikipedia.org/wiki/Ада_Лавлейс and [вики](https://ru.wikipedia.org/wiki/Ада)",
    "[сайт](https://президент.рф/ада) and почта@пример.рф",
    "χ², Χ² test, ε-greedy, η, π, Σx, Δt, νSVM, αβγ, μ±σ",
    "10 µm and 10 μm, kΩ, MΩ, °C",
    "\u2013 \u2011 alone, \u2011, and \u2010 too",
    "2^\u2212\u0394\u0394Cq, kg m\u22123, p \u2212 q, log\u2212x",
    "A\u2013B, A\u2014B, 1\u20132, non\u00b7stop",
    "p.\xa05, vol.\xa03, No.\xa07, ca.\xa010, e.g.\xa0this, i.e.\xa0that",
    "M\xa0Example, Mme\xa0Exemple, Frau\xa0Muster, Herr\xa0Muster, Señor\xa0Ejemplo",
    "# Title\xa0\n\n- item\xa0\n",
    "à\xa0la carte, il\xa0y\xa0a, c’est\xa0à dire",
    "aujourd’hui\xa0: rien; vraiment\xa0? oui\xa0; bon\xa0!",
    "##\xa0\n",
    "C#\xa05 and F#\xa0major",
    "Kyiv\xa0\u2014 Lviv, 24\xa0февраля, \xab\xa0Слово\xa0\xbb",
    "set {A}, {B} and f({X}), \\{A\\}, x_{IJ}, x^{AB}, \\mathcal{L}",
    "::: {NOTE}\nBody\n:::\n",
    ".. {NOTE} in reStructuredText",
    "Replace {NAME}, {YEAR} and {URL} with yours",
    "C:\\new\\old, \\n and \\t, regex \\d+ \\w{2}",
    "\\'quoted\\' and \\\"quoted\\\", 'a' and \\`code\\`",
    "cost: 5$, {L}",
    "a&amp;b; &amp;unknown; &amp; so; on",
    "XML and entities: &amp;quot; and &amp;nbsp;",
    "&lt;b&gt; &quot;x&quot;",
    "𝕏 (formerly Twitter), 𝒪(n), ℒ, ℏ, ∀x∈ℝ, 𝐱ᵀ𝐀𝐱, 𝑎𝑏𝑐",
]  # fmt: skip


@pytest.mark.parametrize("page", SILENT)
def test_what_is_right_is_left_alone(page: str) -> None:
    assert said(page, *FAMILY) == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("na\ufffdve", ["na\ufffdve"]),
        ("# Ren\ufffd Example", ["Ren\ufffd"]),
        ("a\ufffd b\ufffd\n\nc\ufffd", ["a\ufffd", "c\ufffd"]),
    ],
)
def test_what_is_lost_is_said_and_not_guessed(page: str, words: list[str]) -> None:
    assert [each.split('"')[1] for each in said(page, "replacement-character")] == words
    assert fixed(page, "replacement-character") == page


def test_garbled_text_is_left_to_its_own_rule() -> None:
    assert said("It\xe2\x80\x99s, and \xe2\x80\x9cquoted\xe2\x80\x9d", "control-character") == []


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("control-character", "co\x02author"),
        ("invisible-character", "\u202aA paper\u202c"),
        ("invisible-character", "a\u200b**bold**"),
        ("invisible-character", "one\n\n\u200b\n\ntwo"),
        ("latex-residue", "In {IEEE} Transactions"),
        ("look-alike", "\u0421hen"),
        ("mathematical-letter", "\U0001d407\U0001d41e\U0001d425\U0001d425\U0001d428"),
        ("decomposed", "# Jose\u0301\n\n[up](#jose\u0301)"),
        ("full-width", "[PDF]（notes.pdf"),
    ],
)
def test_what_may_be_meant_needs_a_second_look(name: str, page: str) -> None:
    assert said(page, name)
    assert fixed(page, name, unsafe=False) == page


def test_one_line_is_one_finding() -> None:
    page = "\ufb01n \ufb02ow\n\ufb01t"
    assert [message.endswith("(and 1 more on this line).") for message in said(page, "ligature")] == [True, False]


def test_a_page_is_one_finding_where_words_are_only_kept_together() -> None:
    assert len(said("the\xa0loom\n\nof\xa0mills", "nbsp")) == 1
    [message] = said("a\u2011b c\u2011d\ne\u2011f", "nb-hyphen")
    assert message.endswith('Write "a-b" (and 2 more on this page).')


def test_what_is_read_is_where_it_stands() -> None:
    page = "---\ntitle: Ada\nimage: a.png\n---\n\n![alt](b.png \"title\") `code` [text](c.md 'more')"
    text = visible_text(read("page.md", page.encode()))
    assert len(text) == len(page)
    assert text.split() == ["Ada", "alt", "title", "text", "more"]
    assert all(text[at] in {" ", "\n", page[at]} for at in range(len(page)))


@pytest.mark.parametrize(
    "page", ["", "\ud800", "\udcff\xa0", "\x00", "\U0010ffff\ufffd", "\u200b" * 5000, "\u0421a" * 3000]
)
def test_no_text_is_too_much(page: str) -> None:
    assert isinstance(unusual_characters(page), frozenset)
    assert word_around(page, Span(0, min(1, len(page)))).start == 0
    check_text("page.md", page.encode("utf-8", "surrogatepass"), plan(*FAMILY))
