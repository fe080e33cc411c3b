"""A uni-app program: ``pages.json`` and ``manifest.json``, both with comments and conditional parts."""

from __future__ import annotations

from rubric.evidence.conditional import compiled_for
from rubric.evidence.json_text import Value, parse_json
from rubric.evidence.lines import line_of
from rubric.evidence.lookup import Lookup
from rubric.evidence.program import Config, Program, subpackages
from rubric.evidence.tree import Tree
from rubric.model.inspection import Trouble


def read_uni(tree: Tree, root: str, lookup: Lookup) -> Program | None:
    """The program of a ``pages.json``; None where it declares no pages."""
    lead = "" if root == "." else f"{root}/"
    file = f"{lead}pages.json"
    config, is_fine = _config(tree, file, lookup)
    if config is None or not config.value.get("pages").items:
        return None
    program = Program(root, "uni-app", entries=["App", "main"], aliases={"@/": "", "~@/": "", "~/": ""})
    if not is_fine:
        program.note(Trouble.BAD_JSON, file, hides=True)
    value, text = config.value, config.text
    for page in value.get("pages").items:
        _add(program, "", page.get("path"), file, text)
    for package in subpackages(value):
        folder = package.get("root").text.strip("/")
        program.subpackages.append(folder)
        for page in package.get("pages").items:
            _add(program, folder, page.get("path"), file, text)
        program.declare_plugins(package.get("plugins"))
    program.configs.append(config)
    program.easycom = _easycom(program, value.get("easycom"), file, text)
    program.components = {tag: one.text for tag, one in value.get("globalStyle", "usingComponents").parts.items()}
    _read_manifest(tree, program, lead, lookup)
    if lookup.platform.manifest:
        program.custom_tab_bar = value.get("tabBar", "custom").plain is True
    return program


def _config(tree: Tree, file: str, lookup: Lookup) -> tuple[Config | None, bool]:
    """A configuration as the platform gets it, and whether it was well formed."""
    text = tree.read(file) if file in tree.files else None
    if text is None:
        return None, True
    text = compiled_for(text, lookup.defines).text
    value, is_fine = parse_json(text)
    return Config(file, text, value), is_fine


def _add(program: Program, folder: str, path: Value, file: str, text: str) -> None:
    if path.text:
        whole = f"{folder}/{path.text.lstrip('/')}" if folder else path.text
        program.add_page(whole, file, path.at, text)


def _read_manifest(tree: Tree, program: Program, lead: str, lookup: Lookup) -> None:
    found, _ = _config(tree, f"{lead}manifest.json", lookup)
    if found is not None and lookup.platform.manifest:
        section = lookup.platform.manifest
        program.configs.append(found._replace(section=section))
        program.declare_plugins(found.value.get(section, "plugins"))


def _easycom(program: Program, value: Value, file: str, text: str) -> list[tuple[str, str]]:
    """What the tags of components lead to without import; patterns from a file are never run as such."""
    rules = []
    for pattern, target in value.get("custom").parts.items():
        lead = pattern.removeprefix("^").removesuffix("$").removesuffix("(.*)")
        if not lead.replace("-", "").replace("_", "").isalnum():
            program.note(Trouble.EASYCOM, file, line_of(text, target.at), pattern, hides=True)
            continue
        rules.append((lead, target.text.removeprefix("@/").replace("$1", "*")))
    if value.get("autoscan").plain is not False:
        rules.append(("", "components/*/*.vue"))
    return rules
