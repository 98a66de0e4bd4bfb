"""What profiles and configurations may name, and what is wrong with the names that they use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from validator.light import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from validator.knowledge.checks import Fault

Value = int | bool | str
"""Value of a parameter."""


@define(frozen=True)
class Names:
    """What the packs of a run hold, whether or not a profile selects it.

    Attributes:
        parameters: Parameters with their defaults, by rule id.
        families: Ids of the families.
        profiles: Names of the profiles.
    """

    parameters: dict[str, dict[str, Value]]
    families: tuple[str, ...]
    profiles: tuple[str, ...]

    def rule_or_family(self, name: str) -> str | None:
        """Tells that a name is neither that of a rule nor of a family, or gives None."""
        if name in self.parameters or name in self.families:
            return None
        return f"there is no rule or family {name!r}{_near(name, (*self.parameters, *self.families))}"

    def profile(self, name: str) -> str | None:
        """Tells that a name is not that of a profile, or gives None."""
        if name in self.profiles:
            return None
        return f"there is no profile {name!r}{_near(name, self.profiles)} (profiles: {', '.join(self.profiles)})"

    def faults(
        self, severities: Mapping[str, object], parameters: Mapping[str, Mapping[str, Value]]
    ) -> Iterator[Fault]:
        """Tells what is wrong with the tables ``severities`` and ``parameters`` of a profile or configuration."""
        from validator.knowledge.checks import Fault

        for name in severities:
            if (message := self.rule_or_family(name)) is not None:
                yield Fault(("severities", name), message, key=True)
        for rule, values in parameters.items():
            if (message := self.rule_or_family(rule)) is not None:
                yield Fault(("parameters", rule), message, key=True)
                continue
            known = self.parameters.get(rule, {})
            for name, value in values.items():
                path = ("parameters", rule, name)
                if name not in known:
                    yield Fault(path, f"the rule {rule} has no parameter {name!r}{_near(name, known)}", key=True)
                elif type(value) is not type(known[name]):
                    yield Fault(path, f"the parameter {name} takes a value of type {type(known[name]).__name__}")


def _near(name: str, names: Iterable[str]) -> str:
    from validator.near_match import near_match  # here: only a wrong name needs it

    return near_match(name, names)
