"""`import networkx` with the parts the measures use; all the rest comes with the first name that needs it.

networkx imports every algorithm, generator, reader and drawing it has: 285 modules, 14.7 MB and 58 ms of CPU,
nearly half of what a bare Textual app takes. The measures use 55 of these modules: 4.1 MB and 25 ms, what
finds backends included. So networkx's own `__init__` is run with the packages of `LEFT_OUT` left out, and is
given what it would have taken from the modules named there: the very same modules, classes and functions.

The rest is loaded by networkx's own code at the first name that is not there, whoever asks for it
(`nx.spring_layout`, `dir(nx)`, `from networkx import *`); from then on nothing differs from a plain import.
It is a plain import from the start where a backend is installed, where networkx was imported before, is of a
version this was not tried with (`tests/test_networkx_in_parts.py` holds both beside each other) or does not
lie in a plain folder of source files, and where anything at all goes wrong.
"""

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import module_from_spec
from threading import local
from types import ModuleType
from typing import Any, Final

NETWORKX: Final = "networkx"
#: The packages networkx imports last, in its order, and the modules in them that the measures need.
LEFT_OUT: Final = {
    "generators": ("classic",),  # the empty graph that a graph is copied into
    "readwrite": (),
    "algorithms": ("components", "dag", "dominance", "traversal"),
    "linalg": (),
    "drawing": (),
}
#: What networkx has of a package in `networkx.algorithms` of which it does not take everything.
USED_OF_FLOW: Final = ("maximum_flow", "maximum_flow_value")
#: The minor versions of networkx this was tried with.
TRIED_WITH: Final = ("3.4", "3.5", "3.6")
#: What each thread is doing.
_THREAD: Final = local()


class Missing:
    """What networkx is asked for a name that is not there while names are missing, in place of its own.

    A function of the module and no class of modules: every name that is there is found as quickly as ever.
    """

    def __init__(self, package: ModuleType) -> None:
        self._package = package
        self._own = vars(package).get("__getattr__")

    def __call__(self, name: str) -> Any:
        complete()
        if name in vars(self._package):
            return vars(self._package)[name]
        if self._own is not None:
            return self._own(name)
        raise AttributeError(f"module {NETWORKX!r} has no attribute {name!r}")

    def names(self) -> list[str]:
        """Return all names, in place of `dir`."""
        complete()
        return sorted(vars(self._package))

    def put_in(self) -> None:
        """Ask here for names that are not there."""
        vars(self._package).update(__getattr__=self, __dir__=self.names)

    def take_out(self) -> None:
        """Leave the module as networkx made it."""
        held = vars(self._package)
        if held.pop("__getattr__", None) is not None and self._own is not None:
            held["__getattr__"] = self._own
        held.pop("__dir__", None)


class PartlyLoaded(ModuleType):
    """A package in networkx while names are missing there; an ordinary module afterwards.

    A module in it that is imported alone may hide a function of the same name: it is bound with all others.
    """

    def __getattr__(self, name: str) -> Any:
        complete()
        return ModuleType.__getattribute__(self, name)

    def __dir__(self) -> list[str]:
        complete()
        return sorted(ModuleType.__dir__(self))

    def __setattr__(self, name: str, value: object) -> None:
        if _completes() or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


class PartsLoader(SourceFileLoader):
    """Loads networkx in parts, or else as it is."""

    def exec_module(self, module: ModuleType) -> None:
        """Run networkx's own `__init__`, with most of it left out where that is possible."""
        empty = dict(vars(module))
        try:
            if _can_be_in_parts():
                self._load_parts(module)
                return
        except Exception:  # noqa: BLE001 - whatever it is, the plain import either works or tells
            for name in [name for name in sys.modules if name.startswith(f"{NETWORKX}.")]:
                del sys.modules[name]
            vars(module).clear()
            vars(module).update(empty)
        super().exec_module(module)

    def _load_parts(self, package: ModuleType) -> None:
        names = [f"{NETWORKX}.{name}" for name in LEFT_OUT]
        sys.modules.update({name: ModuleType(name) for name in names})
        super().exec_module(package)
        for name in names:
            del sys.modules[name]
        for name, used in LEFT_OUT.items():
            delattr(package, name)
            if used:
                _load_used(package, f"{NETWORKX}.{name}", used)
        flow = import_module(f"{NETWORKX}.algorithms.flow")
        vars(package).update({name: getattr(flow, name) for name in USED_OF_FLOW})
        Missing(package).put_in()


class PartsFinder:
    """Finds networkx where Python finds it, and has it loaded in parts."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load networkx in parts; None for any other module, and where it is loaded again."""
        if name != NETWORKX or target is not None:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is None or type(spec.loader) is not SourceFileLoader:
            return None
        spec.loader = PartsLoader(spec.loader.name, spec.loader.path)
        return spec


def prefer_parts() -> None:
    """Have networkx loaded in parts, whoever imports it first in this process."""
    if PartsFinder not in sys.meta_path:
        sys.meta_path.insert(0, PartsFinder)


def complete() -> None:
    """Load all that was left out, as networkx does; nothing when that is done or under way in this thread.

    Raises what importing it raises. Threads may do so at once: what is run twice then is a list of imports,
    for which Python keeps its own locks.
    """
    package = sys.modules[NETWORKX]
    missing = vars(package).get("__getattr__")
    if _completes() or not isinstance(missing, Missing):
        return
    _THREAD.completes = True
    try:
        for name in LEFT_OUT:
            part = import_module(f"{NETWORKX}.{name}")
            if isinstance(part, PartlyLoaded):
                _complete_package(part)
            setattr(package, name, part)
            _take_all(package, part)
    finally:
        _THREAD.completes = False
    missing.take_out()


def _completes() -> bool:
    """Say whether this thread is loading the rest."""
    return getattr(_THREAD, "completes", False)


def _load_used(package: ModuleType, name: str, used: Iterable[str]) -> None:
    """Load some modules of a package that is left out, and take what they have."""
    spec = PathFinder.find_spec(name, package.__path__)
    if spec is None:
        raise ImportError(name=name)
    part = sys.modules[name] = module_from_spec(spec)
    part.__class__ = PartlyLoaded
    for module in used:
        _take_all(package, import_module(f"{name}.{module}"), but=ModuleType)


def _complete_package(part: ModuleType) -> None:
    """Load the rest of a package, and bind its modules as importing them would have."""
    spec = part.__spec__
    assert spec is not None
    assert spec.loader is not None
    _bind_modules(part)
    spec.loader.exec_module(part)
    _bind_modules(part)  # what another thread imported meanwhile
    part.__class__ = ModuleType


def _bind_modules(part: ModuleType) -> None:
    for name, module in list(sys.modules.items()):
        parent, _, child = name.rpartition(".")
        if parent == part.__name__:
            vars(part).setdefault(child, module)


def _take_all(package: ModuleType, module: ModuleType, but: type | tuple[()] = ()) -> None:
    """Do as `from module import *` in a package, but for what is of one type."""
    every = vars(module)
    public = every.get("__all__", [name for name in every if not name.startswith("_")])
    vars(package).update({name: every[name] for name in public if not isinstance(every[name], but)})


def _can_be_in_parts() -> bool:
    """Say whether networkx is of a version this was tried with, and no backend but its own is installed."""
    from importlib.metadata import PackageNotFoundError, entry_points, version

    try:
        minor = ".".join(version(NETWORKX).split(".")[:2])
    except PackageNotFoundError:
        return False
    backends = {point.name for point in entry_points(group="networkx.backends")}
    return minor in TRIED_WITH and backends <= {"nx_loopback"}
