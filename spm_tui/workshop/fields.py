"""What each field of the file is, read from the records: the one source of forms, validation and docs."""

from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct, structs

FieldForm = Literal["text", "number", "whole", "date", "flag", "choice", "table"]


class FieldSpec(Struct, frozen=True, kw_only=True):
    """One field: its key in the file, its words on the screen and what it takes."""

    name: str  # attribute of the Struct (`from_`)
    key: str  # key in the file (`from`)
    label: str
    help: str
    form: FieldForm
    many: bool  # a list of such values
    required: bool
    evidence: bool
    about: bool  # about the record itself (basis, on, note, ...)
    choices: tuple[str, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    longest: int | None = None
    ref: str = ""  # table whose ids it names: items, cases, participants, rounds
    offers: str = ""  # a list offered without being closed: owners
    or_date: bool = False  # a text that may be written as a TOML date
    or_flag: bool = False  # a text that may be true or false
    pairs: bool = False  # two ids of items joined by `>`
    only_listed: str = ""  # why no rule, measure or view reads this claim or evidence by name
    ahead: bool = False  # a day that is still to come: a year left out is the next one


def _metas(hint: Any) -> tuple[Any, list[Meta]]:
    """Peel Annotated layers and `| None` off; return the bare type and every Meta met, in order."""
    metas: list[Meta] = []
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            hint, *extra = get_args(hint)
            metas += [m for m in extra if isinstance(m, Meta)]
        elif origin in (Union, UnionType):
            rest = [a for a in get_args(hint) if a is not NoneType]
            if len(rest) > 1:
                return tuple(rest), metas
            hint = rest[0]
        else:
            return hint, metas


def _form(bare: Any) -> tuple[FieldForm, tuple[str, ...]]:
    if get_origin(bare) is Literal:
        return "choice", get_args(bare)
    forms: dict[Any, FieldForm] = {str: "text", float: "number", int: "whole", date: "date", bool: "flag"}
    return forms.get(bare, "table"), ()


def _spec(field: structs.FieldInfo, hint: Any) -> FieldSpec:
    bare, metas = _metas(hint)
    many = get_origin(bare) is tuple
    or_flag = False
    if many:
        bare, inner = _metas(get_args(bare)[0])
        metas += inner
    if isinstance(bare, tuple):  # a union: text or a flag, text or a number
        or_flag = bool in bare
        bare = str
    form, choices = _form(bare)
    extra: dict[str, Any] = {}
    for meta in reversed(metas):  # what the field itself says wins over its type
        extra.update(meta.extra or {})
    first = next((m for m in metas if m.title is not None), Meta())

    def limit(attribute: str) -> Any:
        return next((v for m in metas if (v := getattr(m, attribute)) is not None), None)

    return FieldSpec(
        name=field.name,
        key=field.encode_name,
        label=first.title or field.encode_name,
        help=first.description or "",
        form=form,
        many=many,
        required=field.default is NODEFAULT and field.default_factory is NODEFAULT,
        evidence=bool(extra.get("evidence")),
        about=bool(extra.get("about")),
        choices=choices,
        unit=extra.get("unit", ""),
        low=limit("ge"),
        high=limit("le"),
        longest=limit("max_length") if not many else None,
        ref=extra.get("ref", ""),
        offers=extra.get("offers", ""),
        or_date=bool(extra.get("or_date")),
        or_flag=or_flag,
        pairs=bool(extra.get("pairs")),
        only_listed=extra.get("only_listed", ""),
        ahead=bool(extra.get("ahead")),
    )


#: Fields every record has; they come last in a form and in the file.
LAST = ("basis", "on", "note", "to_confirm", "said_by")


@cache
def fields_of(struct: type[Struct]) -> tuple[FieldSpec, ...]:
    """Return the fields of a Struct type in file order: its own first, those every record has last."""
    hints = get_type_hints(struct, include_extras=True)
    specs = [_spec(field, hints[field.name]) for field in structs.fields(struct)]
    own = [s for s in specs if s.name not in LAST]
    return (*own, *(s for s in specs if s.name in LAST))


def field_of(struct: type[Struct], key: str) -> FieldSpec:
    """Return the field with this file key. Raises KeyError when the Struct has none."""
    for spec in fields_of(struct):
        if spec.key == key:
            return spec
    raise KeyError(key)
