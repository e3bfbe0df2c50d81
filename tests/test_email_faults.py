"""Faults of e-mail addresses, and what is none: each case is a page and the rules of the family that speak on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import plan_of

from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check
from profilelint.engine.plan import Plan
from profilelint.rule.loader import BUILTIN

if TYPE_CHECKING:
    from pathlib import Path

LOUD = [
    # Slips in addresses
    ("[m](mailto:ada@@looms.edu)", "malformed"),
    ("[m](mailto:ada@looms@mill.edu)", "malformed"),
    ("[m](mailto:ada%20b@looms.edu)", "malformed"),
    ('<a href="mailto: ada@looms.edu">m</a>', "malformed"),
    ('<a href="mailto:ada@looms.edu ">m</a>', "malformed"),
    ("[m](mailto:ada@looms..edu)", "malformed"),
    ("[m](mailto:ada..b@looms.edu)", "malformed"),
    ("[m](mailto:.ada@looms.edu)", "malformed"),
    ("[m](mailto:ada.@looms.edu)", "malformed"),
    ("[m](mailto:ada@.looms.edu)", "malformed"),
    ("[m](mailto:ada@looms.edu.)", "malformed"),
    ("[m](mailto:ada@looms.edu,)", "malformed"),
    ("[m](mailto:ada@looms.edu;)", "malformed"),
    ("[m](mailto:ada@looms.edu/)", "malformed"),
    ("[m](<mailto:ada@looms.edu)>)", "malformed"),
    ("[m](mailto:%3Cada@looms.edu%3E)", "malformed"),
    ("[m](mailto:Ada%20L%20%3Cada@looms%3E)", "malformed"),
    ("[m](mailto:ada@looms,edu)", "malformed"),
    ("[m](mailto:ada@looms)", "malformed"),
    ("[m](mailto:ada@localhost)", "malformed"),
    ("[m](mailto:ada@engine.local)", "malformed"),
    ("[m](mailto:ada@looms.e)", "malformed"),
    ("[m](mailto:ada@looms.ed1)", "malformed"),
    ("[m](mailto:ada@192.168.0.1)", "malformed"),
    ("[m](mailto:ada)", "malformed"),
    ("[m](mailto:ada.looms.edu)", "malformed"),
    ("[m](mailto:@looms.edu)", "malformed"),
    ("[m](mailto:ada@)", "malformed"),
    ("[m](mailto:)", "malformed"),
    ("[m]( mailto: )", "malformed"),
    ("[m](mailto:mailto:ada@looms.edu)", "malformed"),
    ("[m](mailto://ada@looms.edu)", "malformed"),
    ("[m](mailto:ada@looms.edu&subject=Looms)", "malformed"),
    ("[m](mailto:ada@looms.edu%0A)", "malformed"),
    ("[m](mailto:ada(l)@looms.edu)", "malformed"),
    ("[m](mailto:ada@-looms.edu)", "malformed"),
    ("[m](mailto:ada@lo_oms.edu)", "malformed"),
    (f"[m](mailto:{'a' * 65}@looms.edu)", "malformed"),
    ("[m](mailto:ada@looms.edu,bea@@looms.edu)", "malformed"),
    ("[m](mailto:ada@looms.edu?cc=bea@looms..edu)", "malformed"),
    ("[m][a]\n\n[a]: mailto:ada@looms", "malformed"),
    ("Write to ada@@looms.edu.", "malformed"),
    ("Write to ada@looms..edu.", "malformed"),
    ("Write to ada@looms,edu today.", "malformed"),
    ("E-mail: ada@looms", "malformed"),
    ("**Email:** ada@looms, room 3", "malformed"),
    ("邮箱：ada@looms", "malformed"),
    ("Email: ada.@looms.edu", "malformed"),
    ("Write to ada@.looms.edu.", "malformed"),
    ("Write to ada@looms@mill.edu.", "malformed"),
    ("E-mail: ada@ looms.edu", "malformed"),
    ("E-mail: ada @looms.edu", "malformed"),
    ("---\nemail: ada@looms\n---", "malformed"),
    ("---\nauthor:\n  email: ada@@looms.edu\n---", "malformed"),
    ("---\nemail: mailto:ada@looms.edu\n---", "malformed"),
    ('---\nemail: "ada@looms.edu,"\n---', "malformed"),
    ("---\nsocial:\n- link: 'mailto:'\n---", "malformed"),
    ("---\nsocial:\n- link: 'mailto:ada@looms'\n---", "malformed"),
    ('+++\nemail = "ada@looms"\n+++', "malformed"),
    # Disguises that hide nothing
    ("ada[@]looms.edu", "malformed"),
    ("`ada[@]looms.edu`", "malformed"),
    ("ada (@) looms.edu", "malformed"),
    ("ada{@}looms[.]edu", "malformed"),
    # Spelled out where a program reads it
    ("[m](mailto:ada[at]looms.edu)", "obfuscated-target"),
    ("[m](<mailto:ada (at) looms (dot) edu>)", "obfuscated-target"),
    ("[m](mailto:ada%5Bat%5Dlooms%5Bdot%5Dedu)", "obfuscated-target"),
    ('<a href="mailto:ada AT looms DOT edu">m</a>', "obfuscated-target"),
    ("[m](mailto:ada[@]looms.edu)", "obfuscated-target"),
    ("[m](mailto:ada＠looms.edu)", "obfuscated-target"),
    ("---\nemail: ada [at] looms [dot] edu\n---", "obfuscated-target"),
    ("---\nemail: ada at looms dot edu\n---", "obfuscated-target"),
    ("---\nemail: ada [at] looms\n---", "obfuscated-target"),
    ("---\nauthor:\n  email: ada(at)looms.edu\n---", "obfuscated-target"),
    ("---\nsocial:\n- url: mailto:ada[at]looms.edu\n---", "obfuscated-target"),
    # Links that are none to a mail
    ("[m](ada@looms.edu)", "bare-target"),
    ("[m](<ada@looms.edu>)", "bare-target"),
    ("[m](/ada@looms.edu)", "bare-target"),
    ("[m](mailto//ada@looms.edu)", "bare-target"),
    ("[m](mailto.ada@looms.edu)", "bare-target"),
    ("[m](mailto;ada@looms.edu)", "bare-target"),
    ("[m](malito:ada@looms.edu)", "bare-target"),
    ("[m](email:ada@looms.edu)", "bare-target"),
    ("[m](ada@looms.edu?subject=Looms)", "bare-target"),
    ("[ada@looms.edu](https://ada@looms.edu)", "bare-target"),
    ("<a href='ada@looms.edu'>m</a>", "bare-target"),
    ("[m][a]\n\n[a]: ada@looms.edu", "bare-target"),
    ("---\nsocial:\n- link: ada@looms.edu\n---", "bare-target"),
    ("---\nabout:\n  links:\n  - href: ada@looms.edu\n---", "bare-target"),
    # Slips in domains
    ("ada@gmial.com", "misspelt-domain"),
    ("ada@gmai.com", "misspelt-domain"),
    ("ada@gmaill.com", "misspelt-domain"),
    ("ada@gamil.com", "misspelt-domain"),
    ("ada@gmail.con", "misspelt-domain"),
    ("ada@gmail.co", "misspelt-domain"),
    ("ada [at] hotmial [dot] com", "misspelt-domain"),
    ("[m](mailto:ada@outlok.com)", "misspelt-domain"),
    ("[m](mailto:ada@yaho.com)", "misspelt-domain"),
    ("---\nemail: ada@iclod.com\n---", "misspelt-domain"),
    ("ada@maths.looms.eud", "misspelt-domain"),
    ("ada@163.cmo", "misspelt-domain"),
    # Addresses of nobody
    ("ada@example.com", "placeholder"),
    ("[m](mailto:you@example.com)", "placeholder"),
    ("[you@example.com](mailto:you@example.com)", "placeholder"),
    ("---\nemail: none@example.org\n---", "placeholder"),
    ("---\ncontent:\n  email: test@example.org\n---", "placeholder"),
    ("your-email [at] looms [dot] edu", "placeholder"),
    ("Your.Name@looms.edu", "placeholder"),
    ("name@university.edu", "placeholder"),
    ("[m](mailto:email@domain.com)", "placeholder"),
    # Two addresses
    ("[ada@looms.edu](mailto:bea@looms.edu)", "different-target"),
    ("[Mail: ada [at] looms.edu](mailto:ada@mill.edu)", "different-target"),
    ("[**ada@looms.edu**](mailto:ada@mill.edu?subject=ada)", "different-target"),
    ("lovelace@looms.edu, lovelcae@looms.edu", "near-identical"),
    ("lovelace@looms.edu, lovlace [at] looms.edu", "near-identical"),
    ("ada_byron@looms.edu, adabyron@looms.edu", "near-identical"),
    ("ada@analytical.edu, ada@analytcal.edu", "near-identical"),
    ("ada@mathslooms.edu, ada@maths.looms.edu", "near-identical"),
    ("---\nemail: lovelace@looms.edu\n---\nlovelacce@looms.edu", "near-identical"),
]

SILENT = [
    # Addresses as they should be
    "ada@looms.edu",
    "[m](mailto:Ada%20L%20%3Cada@looms.edu%3E)",
    "Write to ada@looms.edu. Or not.",
    "(ada@looms.edu), *ada@looms.edu*; ada@looms.edu!",
    "<ada@looms.edu>",
    "[m](mailto:ada@looms.edu)",
    "[m](MAILTO:Ada@Looms.EDU)",
    "[m](mailto:ada@looms.edu?subject=Looms%20@%20Turin&body=a,b..c)",
    "[m](mailto:ada@looms.edu?cc=bea@looms.edu&bcc=carl@looms.edu)",
    "[m](mailto:ada%40looms.edu)",
    "[m](mailto:ada@looms.edu,bea@looms.edu)",
    "[m](mailto:ada@looms.edu;bea@looms.edu)",
    "[m](mailto:ada+looms@looms.edu)",
    "[m](mailto:o'hara@looms.edu)",
    "[m](mailto:ada_l-b.c@maths.looms.ac.uk)",
    "[m](mailto:1843@looms.edu)",
    "[m](mailto:ada@looms.technology)",
    "[m](mailto:ada@löoms.edu)",
    "[m](mailto:ada@xn--lfrms-kva.edu)",
    "ada@пример.рф",
    "ада@пример.рф",
    "ada@例え.jp",
    '<a href="mailto:&#97;da&#64;looms&#46;edu">m</a>',
    "ada&#64;looms.edu",
    "ada&#x40;looms&period;edu",
    "&#97;&#100;&#97;&#64;looms.edu",
    "[ada@looms.edu][a]\n\n[a]: mailto:ada@looms.edu",
    "---\nemail: ada@looms.edu\n---",
    "---\nemail: ada@looms.edu, bea@looms.edu\n---",
    "---\nemail: Ada Lovelace <ada@looms.edu>\n---",
    "---\nemails:\n- ada@looms.edu\n- bea@looms.edu\n---",
    "---\nsocial:\n- link: mailto:ada@looms.edu\n---",
    "请发邮件到ada@looms.edu联系，或bea@looms.edu。",
    "이메일: ada@looms.edu로 보내세요",
    # Spelled out for readers
    "ada [at] looms [dot] edu",
    "ada[AT]looms[DOT]edu[DOT]cn",
    "ada (at) looms (dot) edu",
    "ada {at} looms.edu",
    "`ada <at> looms <dot> edu`",
    "ada AT looms DOT edu",
    "ada at looms dot edu",
    "ada dot lovelace at looms dot edu",
    "E-mail: ada at looms.edu",
    "E-mail: ada @ looms.edu",
    "ada_at_looms.edu",
    "ada -at- looms.edu",
    "ada【at】looms.edu",
    "{ada,bea}@looms.edu",
    "{ada|bea} [at] looms.edu",
    "{ada,bea,carl}@{maths,cs}.looms.edu",
    "first.last@looms.edu, {first}.{last}@looms.edu, firstname.lastname@looms.edu",
    "ada＠looms.edu",
    "ada⚫l@mail⚫looms⚫ca",
    "[ada (at) looms.edu](mailto:ada@looms.edu), [`ada[@]looms.edu`](mailto:ada@looms.edu)",
    "---\ncontact: ada [at] looms.edu\n---",
    '---\nemail: ""\n---',
    "---\nemail: hidden\n---",
    # Filled in later, or left to the reader
    "[m](mailto:{{ site.email }}), [m]({{ site.email }}), {{ page.name }}@looms.edu",
    '---\nemail: "{{ site.email }}"\n---',
    "[m](mailto:?subject=Looms), [m](mailto:?to=ada@looms.edu)",
    '<a href="mailto:" data-user="ada" data-domain="looms.edu">m</a>',
    '<a href="mailto:" class="js-mail">m</a>',
    '<a href="mailto:axdxa@looms.edu" onmouseover="this.href=this.href.replace(/x/g,\'\')">m</a>',
    "[m]({{< ref ada@looms >}})",
    # No addresses
    "I am with MMLab@NTU.",
    "SemEval@ACL 2025",
    "HPC@Maths, CIKM@2026",
    "Workshop @ NeurIPS 2025",
    "Talk @ looms.edu",
    "precision@10 and recall@k",
    "pass@1",
    "mAP@0.5, NDCG@10.",
    "@ada and [@ada]",
    "@ada@social.example",
    "Twitter: \\@ada",
    "[Ada](https://social.example/@ada), https://blog.example/@ada/x@y.html",
    "`npm i @ada/looms`",
    "@ada/looms, looms@1.2.3, looms@latest",
    "`actions/checkout@v4`",
    "`git@github.com:ada/looms.git`",
    "Clone git@github.com:ada/looms.git",
    "ssh://git@looms.edu/a",
    "`ssh ada@10.0.0.1`, root@localhost, ada@host",
    "https://ada@looms.edu/notes, [n](https://ada@looms.edu/notes)",
    "[s](http://ada@looms.edu)",
    "`@article{lovelace1843, title={Notes}}` and @article{lovelace1843}",
    "See @lovelace1843, [@lovelace1843; -@babbage1842].",
    "icon@2x.png, ![i](icon@2x.png)",
    "[s](slides@turin.pdf)",
    "```\nada@@looms.edu\n```",
    "<!-- ada@@looms.edu, you@example.com -->",
    "$a@b..c$ and `A @ B.T`",
    "She is at home, at looms.edu. Look at the dot on it. We met (at) noon. It was [at] Turin.Then",
    "Research Intern AT Looms.com",
    "SEE US AT LOOMS.COM",
    "[x](xmpp:ada@looms.edu), [y](sip:ada@looms.edu), [z](ssh://ada@looms.edu), [w](acct:ada@looms.edu)",
    "[map](https://maps.example/place/@45.07,7.68,15z)",
    "[a](ada@), [b](@ada), [c](a@b)",
    "Zoom 3@4, 5 @ 6, a@b",
    "Email me at work, or mail: see below. Mailing list @ looms",
    # Domains that only look misspelt
    "ada@gmail.com, ada@googlemail.com, ada@mail.com, ada@ymail.com, ada@email.com",
    "ada@qq.com, ada@126.com, ada@163.com, ada@139.com, ada@sina.com",
    "ada@yahoo.fr, ada@hotmail.co.uk, ada@outlook.de, ada@live.no, ada@gmx.net",
    "ada@smail.looms.edu.cn, ada@gmail.looms.edu",
    "ada@looms.co, ada@looms.cm, ada@looms.om, ada@looms.ne",
    # Addresses of somebody
    "ada@looms.example, youri@looms.edu, namey@looms.edu, user@looms.edu, info@looms.edu",
    "`you@example.com` and `your-email@looms.edu`",
    "---\n# email: you@example.com\ntitle: Home\n---",
    # Two addresses that differ as they may
    "ada.lovelace@looms.edu, Ada.Lovelace@Looms.edu, ada [dot] lovelace [at] looms [dot] edu",
    "ada.lovelace@gmail.com, adalovelace@gmail.com",
    "ada.lovelace@looms.edu, ada.lovelace@mill.org",
    "abyron@looms.edu, cbyron@looms.edu, byron@looms.edu",
    "lovelacea@looms.edu, lovelaceb@looms.edu, lovelace@looms.edu",
    "looms01@looms.edu, looms02@looms.edu, looms1@looms.edu",
    "li@looms.edu, lu@looms.edu, lin@looms.edu",
    "ada@cs.looms.edu, ada@ee.looms.edu, ada@looms.edu",
    "[ada@looms.edu](mailto:ada+web@looms.edu), [ada@maths.looms.edu](mailto:ada@looms.edu)",
    "[ada@looms.edu, bea@looms.edu](mailto:ada@looms.edu,bea@looms.edu)",
    "[ada@looms.edu](contact.html), [Ada](mailto:ada@looms.edu)",
]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.chdir(tmp_path)
    return plan_of(BUILTIN / "emails", tmp_path)


def said(page: str, plan: Plan) -> list[str]:
    """The rules that speak on a page, once for each thing they say."""
    (plan.root / "page.md").write_text(page + "\n", encoding="utf-8")
    result = check(["page.md"], plan)
    assert not result.crashed
    return [each.rule for each in result.diagnostics]


@pytest.mark.parametrize(("page", "rules"), LOUD)
def test_a_fault_is_said_once(page: str, rules: str, plan: Plan) -> None:
    assert said(page, plan) == [rules]


@pytest.mark.parametrize("page", SILENT)
def test_what_is_right_is_left_alone(page: str, plan: Plan) -> None:
    assert said(page, plan) == []


@pytest.mark.parametrize(
    ("config", "page"),
    [
        ("email: ada_byron@looms.edu", "adabyron@looms.edu"),
        ("author:\n  email: ada_byron [at] looms [dot] edu", "[m](mailto:adabyron@looms.edu)"),
    ],
)
def test_the_owner_s_address_is_compared_with_those_of_a_page(config: str, page: str, plan: Plan) -> None:
    (plan.root / "_config.yml").write_text(config, encoding="utf-8")
    assert said(page, plan) == ["near-identical"]


@pytest.mark.parametrize(
    "config", ["email: [1, 2]", "author: Ada", "email: bea@looms.edu", "email: adabyron@looms.edu", "email: 7\n: :"]
)
def test_another_configuration_is_silent(config: str, plan: Plan) -> None:
    (plan.root / "_config.yml").write_text(config, encoding="utf-8")
    assert said("adabyron@looms.edu", plan) == []


@pytest.mark.parametrize(
    ("page", "mended"),
    [
        ("[m](mailto:ada@looms.edu.)", "[m](mailto:ada@looms.edu)"),
        ("[m](ada@looms.edu)", "[m](mailto:ada@looms.edu)"),
        ("[m](mailto:ada@@looms.edu)", "[m](mailto:ada@@looms.edu)"),
        ("[m](mailto:ada[at]looms.edu), ada[@]looms.edu", "[m](mailto:ada[at]looms.edu), ada[@]looms.edu"),
        ("ada@gmial.com, you@example.com", "ada@gmial.com, you@example.com"),
    ],
)
def test_only_what_is_certain_is_mended_and_nothing_published_or_hidden(page: str, mended: str, plan: Plan) -> None:
    assert fix_text("page.md", page.encode(), plan, unsafe=False).decode() == mended


def test_nothing_is_published_or_hidden_even_by_unsafe_fixes(plan: Plan) -> None:
    page = "ada [at] looms.edu, bea[@]looms.edu, [m](mailto:carl[at]looms.edu), dora@looms.edu"
    assert fix_text("page.md", page.encode(), plan, unsafe=True).decode() == page
