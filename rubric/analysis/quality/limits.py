"""From where on something is remarked."""

from fractions import Fraction

from rubric.model.quality import Limits

# Below 8 programs correlations say next to nothing: even with 8, unrelated criteria reach a rho of .64 or more one time
# in ten. An item-total correlation below .2 is the usual mark of an item that stands apart.
LIMITS = Limits(
    programs=8,
    rho=Fraction(9, 10),
    chance=Fraction(1, 20),
    observed=Fraction(1, 4),
    factor=Fraction(2),
    points=Fraction(1, 20),
    item_total=Fraction(1, 5),
    withheld=Fraction(1, 2),
)
