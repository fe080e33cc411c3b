"""What a page of a rubric's quality calls criteria, facts, gates, bands and their values."""

from __future__ import annotations

from rubric.model.quality import CriterionQuality, Quality, Scale, Use
from rubric.report.labels import Known, labels
from rubric.report.numbers import figure
from rubric.report.wording import Words

_MOST = 4


class Names:
    """The names of one result in one language; titles that occur twice get their id."""

    def __init__(self, result: Quality, words: Words) -> None:
        """Name everything once."""
        self.words = words
        kinds = (result.criteria, result.facts, result.gates, result.bands)
        self._names: dict[str, str] = {}
        for kind in kinds:
            named = labels([Known(words.of(one.title), (one.id,)) for one in kind])
            ids = [one.path if isinstance(one, CriterionQuality) else one.id for one in kind]
            self._names |= dict(zip(ids, named, strict=True))

    def __getitem__(self, id_: str) -> str:
        """The name of a criterion by its path, of anything else by its id."""
        return self._names[id_]

    def few(self, names: list[str]) -> str:
        """A list of names, of a long one its beginning."""
        if len(names) <= _MOST + 1:
            return self.words.listed(names)
        return self.words("quality_more", names=self.words.listed(names[:_MOST]), n=len(names) - _MOST)

    def value(self, use: Use, scale: Scale) -> str:
        """A value within a sentence."""
        text = self.words.of(use.text)
        if scale is Scale.LEVELS:
            return self.words("quality_level_text", value=use.value, text=text)
        return self.row(use, scale)

    def row(self, use: Use, scale: Scale) -> str:
        """A value at the head of a row."""
        text = self.words.of(use.text)
        if scale is Scale.LEVELS:
            return f"{use.value} {text}"
        if scale is Scale.YES_NO:
            return self.words(f"value_{use.value}")
        if scale is Scale.NUMBER:
            return self.words("quality_points", points=use.value.replace("-", "–")).strip()
        return text or use.value

    def constant(self, one: CriterionQuality) -> str:
        """The only value of a criterion that never varies."""
        if one.scale in (Scale.LEVELS, Scale.YES_NO):
            for use in one.uses:
                if use.programs == one.settled:
                    return self.value(use, one.scale)
        return self.words("quality_points", points=figure(one.constant))
