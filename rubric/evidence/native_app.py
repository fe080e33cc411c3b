"""A program written for its platform: ``app.json`` says everything."""

from __future__ import annotations

from rubric.evidence.json_text import Value, parse_json
from rubric.evidence.program import Config, Program, subpackages
from rubric.evidence.tree import Tree, joined
from rubric.model.inspection import Trouble


def read_native(tree: Tree, root: str) -> Program | None:
    """The program of an ``app.json``; None where it declares no pages."""
    file = "app.json" if root == "." else f"{root}/app.json"
    text = tree.read(file)
    if text is None:
        return None
    config, is_fine = parse_json(text)
    program = Program(root, "native", entries=["app"])
    if not is_fine:
        program.note(Trouble.BAD_JSON, file, hides=True)
    program.configs.append(Config(file, text, config))
    declare(program, config, file, text)
    program.components = {tag: value.text for tag, value in config.get("usingComponents").parts.items()}
    program.aliases |= _aliases(config.get("resolveAlias"))
    _check_subpackages(tree, program, file)
    return program


def declare(program: Program, config: Value, file: str, text: str) -> None:
    """The pages, subpackages and plugins of a configuration with texts as pages."""
    for page in config.get("pages").texts():
        program.add_page(page.text, file, page.at, text)
    for package in subpackages(config):
        folder = package.get("root").text.strip("/")
        program.subpackages.append(folder)
        for page in package.get("pages").texts():
            program.add_page(f"{folder}/{page.text.lstrip('/')}", file, page.at, text)
        program.declare_plugins(package.get("plugins"))
    program.declare_plugins(config.get("plugins"))
    program.custom_tab_bar = config.get("tabBar", "custom").plain is True


def _aliases(value: Value) -> dict[str, str]:
    """``{"~/*": "/*"}``: a beginning and the folder that it stands for, relative to the root."""
    return {
        name.removesuffix("*"): target.text.removesuffix("*").strip("/")
        for name, target in value.parts.items()
        if name.endswith("/*") and target.text
    }


def _check_subpackages(tree: Tree, program: Program, file: str) -> None:
    for folder in program.subpackages:
        inside = joined(program.root, folder) if folder else None
        if folder and (inside is None or not any(path.startswith(f"{inside}/") for path in tree.files)):
            trouble = Trouble.OUTSIDE if inside is None else Trouble.MISSING_SUBPACKAGE
            program.note(trouble, file, about=folder, hides=True)
