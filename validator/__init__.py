"""declass-validator: checks declassification dates and classification markings of US government documents.

The names of the Python API (``docs/api.md``) are imported when they are asked for, so that importing the package costs
nothing.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # the constant of typing, without the import

if TYPE_CHECKING:
    from validator.api import (
        DeclassError,
        DefinitionError,
        Due,
        Finding,
        InstallationError,
        JudgedDocument,
        Place,
        Problem,
        ReadingError,
        ReadingOptions,
        Report,
        RuleSet,
        RuleSummary,
        Settings,
        Summary,
        UnreadDocument,
        UsageError,
        check_paths,
        check_text,
        load_ruleset,
        render,
        summarise,
    )
else:

    def __getattr__(name: str) -> object:
        """Imports a name of the Python API."""
        if name not in __all__:
            raise AttributeError(f"module 'validator' has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module("validator.api"), name)
        globals()[name] = value  # the next use finds it without asking here
        return value


__all__ = [
    "DeclassError",
    "DefinitionError",
    "Due",
    "Finding",
    "InstallationError",
    "JudgedDocument",
    "Place",
    "Problem",
    "ReadingError",
    "ReadingOptions",
    "Report",
    "RuleSet",
    "RuleSummary",
    "Settings",
    "Summary",
    "UnreadDocument",
    "UsageError",
    "__version__",
    "check_paths",
    "check_text",
    "load_ruleset",
    "render",
    "summarise",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
