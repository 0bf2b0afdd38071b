"""Writes docs/reference.md and docs/it/reference.md from the code: `python packaging/reference.py`. A test holds them against it."""

from __future__ import annotations

import ast
import inspect
import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from pathlib import Path

from daybyday import pages
from daybyday.cli.commands import namespace
from daybyday.finding_codes import ACCEPTABLE, ERRORS
from daybyday.keys import COMMENT_KEYS, POST_KEYS, SERIES_KEYS, Key
from daybyday.messages import Speaker, speaker_for, spoken
from daybyday.pelican_adapter.settings import KEYS

DOCS = Path(__file__).resolve().parent.parent / "docs"

WORDS = {
    "en": {
        "title": "Reference",
        "intro": "Every command, key, setting, finding and template value, taken from the code itself.",
        "made": "This page is written by `python packaging/reference.py`.",
        "commands": "Commands",
        "commands_intro": "`daybyday X` in a site of your own is `invoke X` in a clone of the kit. "
        "Those of a clone alone: {only}.",
        "option": "| option | what it is for |",
        "post": "The header of a text",
        "series": "series.yaml",
        "comments": "Comments of the past",
        "key": "| key | what it is | for example |",
        "required": "Required.",
        "settings": "Settings",
        "settings_intro": "What each is for: [settings.md](settings.md).",
        "findings": "Findings",
        "findings_intro": "What each means: [findings.md](findings.md). These stop a build when what they are about is out:",
        "findings_rest": "These are warnings and notes, and `ignore` accepts them:",
        "templates": "Values of templates",
        "templates_intro": "A template knows `page`, one of the values below, and `words` ([theming.md](theming.md)).",
        "value": "| field | kind | what it is |",
    },
    "it": {
        "title": "Prontuario",
        "intro": "Tutti i comandi, le chiavi e le impostazioni, presi dal codice stesso.",
        "made": "Questa pagina la scrive `python packaging/reference.py`.",
        "commands": "Comandi",
        "commands_intro": "`daybyday X` in un sito tuo è `invoke X` in un clone del kit. Soltanto nel clone ci sono {only}. "
        "Le opzioni, una per una, le dice `daybyday X --help`, e sono nel [prontuario in inglese](../reference.md).",
        "command": "| comando | che cosa fa |",
        "post": "L’intestazione di un testo",
        "series": "series.yaml",
        "comments": "I commenti di una volta",
        "key": "| chiave | che cosa è | per esempio |",
        "required": "Obbligatoria.",
        "settings": "Impostazioni",
        "settings_intro": "A che cosa serve ciascuna: [settings.md](settings.md).",
        "findings": "I codici",
        "findings_intro": "Sono tutti, uno per uno e con quello che c’è da fare, in [Quando qualcosa non va](findings.md).",
    },
}

IN_ITALIAN = {
    "build": "costruisce il sito in `output/` ([Costruire il sito](building.md))",
    "check": "dice tutto quello che non va, e con `--fix` corregge quello che ha una sola correzione possibile ([Controllare](checking.md))",
    "feeds": "legge i feed come li leggono i lettori, e dice che cosa non va ([I feed](feeds.md))",
    "hosting": "scrive le impostazioni per un server, o dice che cosa serve a un host ([Che cosa deve sapere un host](hosting.md))",
    "import": "porta qui quello che hai scritto altrove ([Portare quello che hai già scritto](importing.md))",
    "ledger": "scrive nel registro che cosa è fuori, per chi pubblica a mano ([Il registro](ledger.md))",
    "new": "comincia il prossimo giorno libero, o un articolo, in tutte le lingue ([Un sito tutto tuo](starting.md#e-adesso))",
    "plan": "mostra il calendario di una serie, e che cosa farebbe una modifica prima di farla ([Il piano](planning.md))",
    "publish": "costruisce il sito e lo porta ai lettori ([Pubblicare](publishing.md))",
    "schedule": "scrive quello che pubblica il sito ogni giorno ([Ogni giorno, da solo](schedule.md))",
    "schema": "scrive quello che serve a VS Code per segnare gli errori mentre scrivi ([Controllare](checking.md))",
    "serve": "mostra il sito mentre scrivi ([L’anteprima](preview.md))",
    "start": "comincia un sito tuo in una cartella nuova ([Un sito tutto tuo](starting.md))",
    "status": "dice che cosa è in ritardo, che cosa scrivere, e quanto anticipo hai ([Stamattina, e domani](status.md))",
    "tomorrow": "dice che cosa esce, cambia o manca entro la fine di domani ([Stamattina, e domani](status.md))",
    "translate": "comincia una traduzione, e dice che cosa è cambiato negli originali ([Tradurre](translating.md))",
    "verify": "guarda se quello che i lettori ricevono è giusto ([Il guardiano](schedule.md#il-guardiano))",
}
"""Command -> what it does: the code says it in English alone."""

_BOUND = re.compile(
    rf"(?<=\b[Dd]ay) (?=\d)|(?<=\b[Dd]ays) (?=\d)|(?<=\b[Gg]iorno) (?=\d)|(?<=\d) (?=(?:{'|'.join(month_name[1:])})\b)"
)
"""A space at which no line should end."""

CLONE_ALONE = ("bench", "docs", "lint", "messages", "test")


def reference(lang: str) -> str:
    """The whole page."""
    words, speaker = WORDS[lang], speaker_for({"DAYBYDAY_SPEAK": lang})
    only = ", ".join(f"`{name}`" for name in CLONE_ALONE)
    lines = [f"# {words['title']}", "", f"{words['intro']} {words['made']}", ""]
    lines += [f"## {words['commands']}", "", words["commands_intro"].format(only=only), ""]
    lines += _commands(words["option"]) if "option" in words else _commands_in_italian(words["command"])
    for part, keys in (("post", POST_KEYS), ("series", SERIES_KEYS), ("comments", COMMENT_KEYS)):
        lines += [f"## {words[part]}", "", words["key"], "|---|---|---|", *_keys(keys, speaker, words["required"]), ""]
    lines += [f"## {words['settings']}", "", words["settings_intro"], "", _listed(sorted(KEYS)), ""]
    lines += [f"## {words['findings']}", "", words["findings_intro"], ""]
    if "findings_rest" in words:
        lines += [_listed(sorted(ERRORS)), "", words["findings_rest"], "", _listed(sorted(ACCEPTABLE)), ""]
    if "templates" in words:
        lines += [f"## {words['templates']}", "", words["templates_intro"], "", *_values(words["value"])]
    return "\n".join(lines).rstrip("\n") + "\n"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) + "."


def _names() -> list[str]:
    return sorted(name for name in namespace.task_names if name not in CLONE_ALONE)


def _commands_in_italian(head: str) -> Iterator[str]:
    yield from (head, "|---|---|", *(f"| `{name}` | {IN_ITALIAN[name]} |" for name in _names()), "")


def _commands(head: str) -> Iterator[str]:
    for name in sorted(namespace.task_names):
        task = namespace[name]
        yield from (f"### {name}", "", " ".join((inspect.getdoc(task.body) or "").split("\n\n")[0].split()), "")
        options = [
            (", ".join(f"`--{option}`" for option in sorted(argument.names, key=len)[-1:]), argument.help or "")
            for argument in task.get_arguments()
        ]
        if options:
            yield from (head, "|---|---|", *(f"| {names} | {_cell(text)} |" for names, text in options), "")


def _keys(keys: Sequence[Key], speaker: Speaker, required: str) -> Iterator[str]:
    for key in keys:
        says = spoken(key.help, speaker)
        says = f"{says}." + (f" {required}" if key.required else "")
        examples = ", ".join(f"`{choice}`" for choice in key.choices) or (f"`{key.example}`" if key.example else "")
        yield f"| `{key.name}` | {_cell(says)} | {examples} |"


def _values(head: str) -> Iterator[str]:
    """Every class of pages.py with the sentence below each of its fields."""
    for node in ast.parse(inspect.getsource(pages)).body:
        if not isinstance(node, ast.ClassDef) or not any(_is_field(part) for part in node.body):
            continue
        yield from (
            f"### {node.name}",
            "",
            " ".join((ast.get_docstring(node) or "").split()),
            "",
            head,
            "|---|---|---|",
        )
        for field, sentence in zip(node.body, [*node.body[1:], None], strict=True):
            if _is_field(field):
                assert isinstance(field, ast.AnnAssign)
                yield f"| `{ast.unparse(field.target)}` | `{_cell(ast.unparse(field.annotation))}` | {_cell(_text(sentence))} |"
        yield ""


def _is_field(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and not ast.unparse(node.target).startswith("_")


def _text(node: ast.stmt | None) -> str:
    value = node.value if isinstance(node, ast.Expr) else None
    return " ".join(value.value.split()) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _cell(text: str) -> str:
    """In one line of a table; an option is code, or a page would make a dash of its hyphens."""
    text = re.sub(r"(?<![`\w-])--[a-z][a-z-]*", r"`\g<0>`", text)
    text = re.sub(r"\s+", " ", text)
    return _BOUND.sub("\N{NO-BREAK SPACE}", text).replace("|", "\\|").replace("<", "&lt;")


def path_of(lang: str) -> Path:
    """Where the page of a language lies."""
    return DOCS / ("reference.md" if lang == "en" else f"{lang}/reference.md")


if __name__ == "__main__":
    for tag in WORDS:
        path_of(tag).write_text(reference(tag), "utf-8", newline="\n")
