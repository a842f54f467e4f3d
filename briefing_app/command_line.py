"""The same actions without a window: results on standard output, words for people on standard error."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app import __version__
from briefing_app.operation.errors import BriefingError, Refused
from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.steps import Result, Step, Steps, finish
from briefing_app.operation.times import Minute, at, to_minute
from briefing_app.start import default_store, open_window

if TYPE_CHECKING:
    from briefing_app.actions.attach_background import Attached
    from briefing_app.store.store import Store


class Exit(IntEnum):
    """What the command's exit code tells."""

    DONE = 0
    ATTENTION = 1
    USAGE = 2
    FAILED = 3


def run(arguments: Sequence[str]) -> int:
    """Run one command. Nothing a person can put right ends in a traceback."""
    chosen = _parser().parse_args(arguments)
    chosen.store = chosen.store or os.environ.get("BRIEFING_STORE") or str(default_store())
    try:
        return int(chosen.run(chosen))
    except BriefingError as why:
        print(why, file=sys.stderr)
        return Exit.FAILED
    except BrokenPipeError:
        # Whoever read the output has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        print("Stopped. What was finished is kept, nothing is left half done.", file=sys.stderr)
        return Exit.FAILED


def open_store(path: str) -> "Store":
    """SQLAlchemy comes only when a store is wanted: `--help` and the window's first paint need not wait."""
    from briefing_app.store import store

    return store.open_store(path)


# --- the commands ---------------------------------------------------------------------------


def _window(chosen: argparse.Namespace) -> int:
    return open_window(chosen.store)


def _demo(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.run_demo import run_demo

    done = _follow(run_demo(Path(chosen.out)))
    print(done.summary)
    return Exit.DONE


def _operation_create(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.create_operation import create_operation

    names = (
        () if chosen.boroughs.strip().casefold() == "all" else tuple(re.split(r"\s*[,;]\s*", chosen.boroughs.strip()))
    )
    with open_store(chosen.store) as store:
        operation = create_operation(
            store,
            name=chosen.name,
            day=chosen.date,
            starts=_moment(chosen.starts, chosen.date) if chosen.starts else None,
            ends=_moment(chosen.ends, chosen.date) if chosen.ends else None,
            boroughs=names,
            like=chosen.like,
            template=Path(chosen.template) if chosen.template else None,
        )
    print(operation.ref)
    return Exit.DONE


def _operation_list(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.list_operations import list_operations
    from briefing_app.actions.report_operation import report_operation, say_operation

    with open_store(chosen.store) as store:
        operations = list_operations(store)
    if chosen.json:
        _print_json([report_operation(operation) for operation in operations])
    else:
        print("\n".join(say_operation(operation) for operation in operations) or "No operations yet.")
    return Exit.DONE


def _operation_show(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.report_operation import report_position, say_position
    from briefing_app.actions.show_figures import show_figures

    with open_store(chosen.store) as store:
        position = show_figures(store, operation_ref=chosen.ref).position
    if chosen.json:
        _print_json(report_position(position))
    else:
        print(say_position(position))
    return Exit.DONE


def _operation_chase(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.list_chased import list_chased
    from briefing_app.operation.position.chase_list import as_text

    with open_store(chosen.store) as store:
        chased = list_chased(store, operation_ref=chosen.ref, phase=Phase(chosen.phase))
    if chosen.json:
        _print_json(
            [{"borough": one.borough, "phase": one.phase, "state": one.state, "says": one.says} for one in chased]
        )
    else:
        print(as_text(chosen.ref, chased))
    return Exit.ATTENTION if chased else Exit.DONE


def _import(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.import_returns import import_returns
    from briefing_app.actions.look_at_returns import look_at_returns
    from briefing_app.actions.report_import import needs_attention, report_import, say_import, unused_answers
    from briefing_app.operation.boroughs import borough_named
    from briefing_app.workbooks.readers import Readers

    borough = borough_named(chosen.borough) if chosen.borough else None
    if chosen.borough and borough is None:
        raise Refused(f"“{chosen.borough}” is no London borough that this app knows.")
    answers = _answers(chosen.answers) if chosen.answers else {}
    with open_store(chosen.store) as store, Readers() as readers:
        files = _follow(
            look_at_returns(
                store,
                chosen.paths,
                operation_ref=chosen.operation,
                readers=readers,
                phase=chosen.phase,
                borough=borough.name if borough else None,
                password=chosen.password,
                answers=answers,
            )
        )
        if not chosen.dry_run:
            files = _follow(import_returns(store, files, operation_ref=chosen.operation)).files
    if chosen.json:
        _print_json(report_import(files, answers))
        for name, why in unused_answers(files, answers).items():
            print(f"Answer to {name}: {why}", file=sys.stderr)
    else:
        print(say_import(files, answers))
    return Exit.ATTENTION if needs_attention(files) or unused_answers(files, answers) else Exit.DONE


def _answers(name: str) -> dict[str, str]:
    """Choices by question, from a file of JSON."""
    try:
        answers = json.loads(Path(name).read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise Refused(f"The answers in {name} could not be read: {fault.strerror or fault}.") from None
    except ValueError:
        raise Refused(f"{name} is not JSON; it should map the ids of questions to choices.") from None
    if not isinstance(answers, dict) or not all(isinstance(choice, str) for choice in answers.values()):
        raise Refused(f"{name} should map the ids of questions to choices.")
    return answers


def _records(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.list_records import as_json, list_records
    from briefing_app.actions.save_records import save_records

    with open_store(chosen.store) as store:
        records = list_records(
            _as_asked(store, chosen), chosen.kind, operation_ref=chosen.operation, phase=chosen.phase
        )
    if chosen.out:
        print(save_records(records, chosen.kind, chosen.out))
    elif chosen.json:
        _print_json([as_json(record, chosen.kind) for record in records])
    else:
        for record in records:
            print(json.dumps(as_json(record, chosen.kind), ensure_ascii=False))
    return Exit.DONE


def _figures(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.save_figures import PictureFormat, save_figures
    from briefing_app.actions.show_figures import show_figures
    from briefing_app.figures.plain import as_plain

    with open_store(chosen.store) as store:
        shown = show_figures(_as_asked(store, chosen), operation_ref=chosen.operation)
    if chosen.out:
        formats = [PictureFormat(chosen.format)] if chosen.format else [PictureFormat.SVG, PictureFormat.PNG]
        saved = _follow(save_figures(shown.figures, chosen.out, formats=formats))
        if not chosen.json:
            print("\n".join(map(str, saved)))
    if chosen.json:
        _print_json([as_plain(figure) for figure in shown.figures])
    elif not chosen.out:
        print("\n\n".join(f"{figure.title}\n{figure.sentence}\n{figure.basis_said}" for figure in shown.figures))
    return Exit.DONE


def _background_choices(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.list_backgrounds import report_tables
    from briefing_app.actions.look_at_background import look_at_background
    from briefing_app.workbooks.readers import Readers

    with open_store(chosen.store) as store, Readers(1) as readers:
        file = look_at_background(store, chosen.file, operation_ref=chosen.operation, readers=readers)
    tables = report_tables(file)
    if chosen.json:
        _print_json(tables)
        return Exit.DONE
    for table in tables:
        print(f"{table['sheet']}: {table['title'] or 'no title'}")
        for one in table["measures"]:
            first, last = one["periods"][0], one["periods"][-1]
            print(f"  {one['measure']} ({first if first == last else f'{first} to {last}'})".replace(" ()", ""))
    return Exit.DONE


def _background_attach(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.attach_background import attach_background
    from briefing_app.actions.look_at_background import look_at_background
    from briefing_app.operation.background.named import choice_named
    from briefing_app.workbooks.readers import Readers

    with open_store(chosen.store) as store, Readers(1) as readers:
        file = look_at_background(store, chosen.file, operation_ref=chosen.operation, readers=readers)
        choice = choice_named(file.tables, sheet=chosen.sheet, measure=chosen.measure, period=chosen.period)
        table = next(one for one in file.tables if one.sheet == choice.sheet)
        attached = attach_background(
            store,
            file,
            choice,
            source_line=chosen.source or table.source,
            title=chosen.title,
            operation_ref=chosen.operation,
        )
    return _say_attached(attached, as_json=chosen.json)


def _background_change(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.change_background import change_background
    from briefing_app.actions.list_backgrounds import list_backgrounds
    from briefing_app.actions.look_at_background import attached, look_at_attached
    from briefing_app.operation.background.named import choice_named
    from briefing_app.workbooks.readers import Readers

    with open_store(chosen.store) as store, Readers(1) as readers:
        before = attached(list_backgrounds(store, operation_ref=chosen.operation), chosen.number)
        file = look_at_attached(store, chosen.number, operation_ref=chosen.operation, readers=readers)
        changed = change_background(
            store,
            chosen.number,
            file,
            choice_named(
                file.tables,
                sheet=chosen.sheet or before.choice.sheet,
                measure=chosen.measure or before.chosen.measure,
                period=chosen.period or before.choice.period,
            ),
            source_line=chosen.source or before.source_line,
            title=chosen.title or before.title,
            operation_ref=chosen.operation,
        )
    return _say_attached(changed, as_json=chosen.json)


def _say_attached(attached: "Attached", *, as_json: bool) -> int:
    from briefing_app.actions.list_backgrounds import report_background

    notes = attached.background.chosen.notes
    if as_json:
        _print_json(report_background(attached.background))
    else:
        print("\n".join((f"{attached.background.number}: {attached.said}", *notes)))
    return Exit.ATTENTION if notes else Exit.DONE


def _background_list(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.list_backgrounds import list_backgrounds, report_background

    with open_store(chosen.store) as store:
        there = list_backgrounds(store, operation_ref=chosen.operation)
    if chosen.json:
        _print_json([report_background(one) for one in there])
    else:
        said = [f"{one.number}: {one.name}. {one.source_said}." for one in there]
        print("\n".join(said) or "No background is attached to this operation.")
    return Exit.DONE


def _background_remove(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.remove_background import remove_background

    with open_store(chosen.store) as store:
        print(remove_background(store, chosen.number, operation_ref=chosen.operation).said)
    return Exit.DONE


def _pack(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.hand_out_pack import HandOut, hand_out_pack
    from briefing_app.actions.make_pack import make_pack
    from briefing_app.packs.request import PackKind

    _choose_template(chosen)
    how = HandOut(chosen.copies, _names(chosen.recipients), chosen.password, chosen.workbooks)
    with open_store(chosen.store) as store:
        pack = _follow(
            make_pack(
                store,
                operation_ref=chosen.operation,
                kind=PackKind(chosen.kind),
                phase=chosen.phase,
                boroughs=_names(chosen.borough),
                release=chosen.release,
                author=chosen.author,
            )
        )
        paths = hand_out_pack(store, pack, chosen.out, how)
    print("\n".join(map(str, paths)))
    print(f"{pack.pages} pages, version {pack.version}, SHA-256 {pack.sha256}")
    return Exit.DONE


def _choose_template(chosen: argparse.Namespace) -> None:
    """The operation's packs of this kind are laid out by it from now on."""
    if chosen.template:
        from briefing_app.actions.choose_layout import choose_layout
        from briefing_app.actions.save_layout import find_layout
        from briefing_app.packs.request import PackKind

        kind = PackKind(chosen.kind)
        with open_store(chosen.store) as store:
            choose_layout(
                store, find_layout(store, chosen.template, kind=kind), operation_ref=chosen.operation, kind=kind
            )


def _issue(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.issue_pack import issue_pack, save_copies
    from briefing_app.packs.request import PackKind

    _choose_template(chosen)
    with open_store(chosen.store) as store:
        issued = _follow(
            issue_pack(
                store,
                operation_ref=chosen.operation,
                kind=PackKind(chosen.kind),
                approved_by=chosen.approved_by,
                recipients=_names(chosen.recipients),
                phase=chosen.phase,
                boroughs=_names(chosen.borough),
                release=chosen.release,
            )
        )
    for place, copy in zip(save_copies(issued, Path(chosen.out)), issued.copies, strict=True):
        print(f"{place}: copy {copy.number}, {copy.recipient}")
    print(f"{issued.pack.reference}: {issued.pack.pages} pages, SHA-256 {issued.pack.sha256}")
    return Exit.DONE


def _amend(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.amend_pack import make_slip
    from briefing_app.operation.counting.printed import pages_and_places
    from briefing_app.processes.whole_files import write_whole

    with open_store(chosen.store) as store:
        touched, slip = _follow(make_slip(store, chosen.reference))
    write_whole(Path(chosen.out), slip)
    print("\n".join((chosen.out, *pages_and_places(touched.changes))))
    return Exit.ATTENTION if touched.changes else Exit.DONE


def _verify(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.verify_pack import Verdict, verify_pack

    with open_store(chosen.store) as store:
        found = verify_pack(store, chosen.file)
    if chosen.json:
        _print_json(
            {
                "file": chosen.file,
                "sha256": found.sha256,
                "verdict": found.verdict.value,
                "says": found.says,
                "reference": found.reference,
                "overtaken_by": found.overtaken_by,
            }
        )
    else:
        print(found.says)
    return Exit.DONE if found.verdict is Verdict.AS_ISSUED else Exit.ATTENTION


def _names(said: str) -> tuple[str, ...]:
    """`Lambeth; Camden`: names that may hold commas."""
    return tuple(name.strip() for name in said.split(";") if name.strip())


def _print(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.print_pack import Duplex, print_pack

    print(print_pack(chosen.file, printer=chosen.printer, copies=chosen.copies, duplex=Duplex(chosen.duplex)).said)
    return Exit.DONE


def _template(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.save_template import save_template

    with open_store(chosen.store) as store:
        path = save_template(
            store,
            chosen.out,
            operation_ref=chosen.operation,
            phase=Phase(chosen.phase),
            borough=chosen.borough,
            blank=chosen.blank,
        )
    print(path)
    return Exit.DONE


def _send_back(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.send_back import send_back
    from briefing_app.operation.boroughs import borough_named

    borough = borough_named(chosen.borough)
    if borough is None:
        raise Refused(f"“{chosen.borough}” is no London borough that this app knows.")
    with open_store(chosen.store) as store:
        path = send_back(
            store, chosen.out, operation_ref=chosen.operation, borough=borough.name, phase=Phase(chosen.phase)
        )
    print(path)
    return Exit.DONE


def _store_info(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.list_operations import list_operations

    with open_store(chosen.store) as store:
        count = len(list_operations(store))
        print(f"{store.place}\n{count} operation{'' if count == 1 else 's'}")
    return Exit.DONE


def _store_check(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.check_store import check_store
    from briefing_app.operation.words import plural

    sound = check_store(chosen.store)
    holds = (plural(sound.operations, "operation"), plural(sound.returns, "return"), plural(sound.packs, "pack"))
    print(f"The store {chosen.store} is sound: {', '.join(holds)}; what it keeps of files and packs is as it came.")
    return Exit.DONE


def _store_backup(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.back_up_store import back_up_store
    from briefing_app.operation.words import plural

    sound = back_up_store(chosen.store, chosen.file)
    print(f"{chosen.file}\n{plural(sound.operations, 'operation')}, looked through and sound")
    return Exit.DONE


def _store_restore(chosen: argparse.Namespace) -> int:
    from briefing_app.actions.restore_store import restore_store
    from briefing_app.operation.words import plural

    done = restore_store(chosen.store, chosen.file)
    print(f"{chosen.store} is what {chosen.file} was: {plural(done.sound.operations, 'operation')}")
    if done.before is not None:
        print(f"What was there before lies at {done.before}")
    return Exit.DONE


# --- how they are asked for -----------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing-app",
        description="Turns boroughs' returns for a co-ordinated police operation into figures and packs. "
        "Without a command it opens the window.",
        epilog="Exit codes: 0 done; 1 done, and something needs attention; 2 wrong usage; 3 refused or failed.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--store", metavar="PATH", help="the store's file (default: BRIEFING_STORE, else your own data)"
    )
    parser.set_defaults(run=_window)
    # The same option after the command; it must not undo what was given before it.
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--store", metavar="PATH", default=argparse.SUPPRESS, help="the store's file")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=words, description=words)
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, "run the sample operation from returns to packs, in a store of its own")
    demo.add_argument("--out", metavar="DIR", required=True, help="a folder for the returns, store, figures and packs")
    _operation_parsers(commands, common)
    _import_parser(command("import", _import, "read returns and take them into the store"))
    records = command("records", _records, "list the records of a kind that count now")
    records.add_argument("kind", choices=[kind.name for kind in kinds()])
    _add_operation(records)
    _add_phase(records)
    _add_known_at(records)
    where = records.add_mutually_exclusive_group()
    where.add_argument("--json", action="store_true", help="one list")
    where.add_argument("--out", metavar="FILE", help="a .csv or .xlsx file")
    figures = command("figures", _figures, "draw the figures, or give their numbers")
    _add_operation(figures)
    _add_known_at(figures)
    figures.add_argument("--out", metavar="DIR", help="a folder for the pictures")
    figures.add_argument("--format", choices=["svg", "png", "pdf"], help="default: svg and png")
    figures.add_argument("--json", action="store_true", help="the numbers, on standard output")
    _background_parsers(commands, common)
    pack = command("pack", _pack, "make a pack and save it")
    _add_pack(pack)
    pack.add_argument("--out", metavar="FILE", required=True, help="a PDF file, or a folder for it")
    pack.add_argument("--copies", type=int, default=1, metavar="N", help="that many numbered files")
    pack.add_argument("--recipients", default="", metavar="NAME;NAME", help="whose copy it is, one after the other")
    pack.add_argument("--password", default="", metavar="P", help="opens the file (AES-256); it is not kept")
    pack.add_argument("--workbooks", action="store_true", help="with the boroughs' workbooks inside the file")
    pack.add_argument("--author", default="", metavar="NAME", help="who made it; press lines need one to be signed off")
    issue = command("issue", _issue, "approve what counts now and give each recipient a numbered copy")
    _add_pack(issue)
    issue.add_argument("--approved-by", metavar="NAME", required=True, help="rank and name")
    issue.add_argument("--recipients", metavar="NAME;NAME", required=True)
    issue.add_argument("--out", metavar="DIR", required=True, help="a folder for the copies")
    amend = command("amend", _amend, "what later returns have changed in an issued pack, as a slip")
    amend.add_argument("reference", metavar="REFERENCE")
    amend.add_argument("--out", metavar="FILE.pdf", required=True)
    verify = command("verify", _verify, "check a PDF against the register: as issued, overtaken or altered")
    verify.add_argument("file", metavar="FILE.pdf")
    verify.add_argument("--json", action="store_true")
    printing = command("print", _print, "send a PDF to a printer as it is")
    printing.add_argument("file", metavar="FILE.pdf")
    printing.add_argument("--printer", metavar="NAME", required=True)
    printing.add_argument("--copies", type=int, default=1, metavar="N")
    printing.add_argument("--duplex", choices=["long", "short", "off"], default="long")
    template = command("template", _template, "write a blank return for boroughs to fill in")
    template.add_argument("phase", choices=[phase.value for phase in Phase])
    _add_operation(template)
    template.add_argument("--borough", metavar="NAME", help="default: for any borough")
    template.add_argument(
        "--blank", action="store_true", help="a borough's result without the rows of its plan, if that is in"
    )
    template.add_argument("--out", metavar="FILE.xlsx", required=True)
    back = command("send-back", _send_back, "a borough's own workbook with what is wrong marked in it")
    back.add_argument("phase", choices=[phase.value for phase in Phase])
    _add_operation(back)
    back.add_argument("--borough", metavar="NAME", required=True)
    back.add_argument("--out", metavar="FILE.xlsx", required=True)
    stores = commands.add_parser("store", help="about the store").add_subparsers(required=True, metavar="ACTION")
    info = stores.add_parser("info", parents=[common], help="where it is and what it holds")
    info.set_defaults(run=_store_info)
    check = stores.add_parser("check", parents=[common], help="look through all of it, and change nothing")
    check.set_defaults(run=_store_check)
    for name, run, words in (
        ("backup", _store_backup, "copy it to a file, while it may be open"),
        ("restore", _store_restore, "put a backup in its place; what was there stays beside it"),
    ):
        action = stores.add_parser(name, parents=[common], help=words)
        action.add_argument("file", type=Path, metavar="FILE")
        action.set_defaults(run=run)
    return parser


def _operation_parsers(commands: Any, common: argparse.ArgumentParser) -> None:
    operations = commands.add_parser("operation", help="create, list or show operations")
    actions = operations.add_subparsers(required=True, metavar="ACTION")
    create = actions.add_parser("create", parents=[common], help="start an operation; prints its reference")
    create.add_argument("--name", required=True)
    create.add_argument("--date", type=_day, required=True, metavar="2021-05-13")
    create.add_argument("--from", dest="starts", metavar="05:00")
    create.add_argument("--to", dest="ends", metavar="05:00+1", help="+1 is the next day")
    create.add_argument("--boroughs", default="all", metavar="all|NAME;NAME")
    beginnings = create.add_mutually_exclusive_group()
    beginnings.add_argument("--like", default="", metavar="REF", help="take over the order of an earlier operation")
    beginnings.add_argument("--template", default="", metavar="FILE", help="fill the order in from a template")
    create.set_defaults(run=_operation_create)
    listing = actions.add_parser("list", parents=[common], help="all operations, newest first")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_operation_list)
    show = actions.add_parser("show", parents=[common], help="one operation and its returns")
    show.add_argument("ref", metavar="REF")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_operation_show)
    chase = actions.add_parser("chase", parents=[common], help="whom to chase for which return, and for what")
    chase.add_argument("ref", metavar="REF")
    chase.add_argument("--phase", choices=[phase.value for phase in Phase], default=Phase.RESULT.value)
    chase.add_argument("--json", action="store_true")
    chase.set_defaults(run=_operation_chase)


def _background_parsers(commands: Any, common: argparse.ArgumentParser) -> None:
    backgrounds = commands.add_parser("background", help="public tables by borough, for the Information section")
    actions = backgrounds.add_subparsers(required=True, metavar="ACTION")

    def action(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = actions.add_parser(name, parents=[common], help=words, description=words)
        added.set_defaults(run=run)
        _add_operation(added)
        return added

    def what(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--sheet", default="", metavar="NAME", help="where the file has several tables")
        parser.add_argument("--measure", default="", metavar="NAME", help="as `choices` gives it")
        parser.add_argument("--period", default="", metavar="NAME", help="default: the last, or as it is")
        parser.add_argument("--title", default="", metavar="WORDS", help="what stands above the figure")
        parser.add_argument("--source", default="", metavar="LINE", help="default: as the file states it")

    choices = action("choices", _background_choices, "the measures and periods of a file's tables")
    choices.add_argument("file", metavar="FILE")
    attach = action("attach", _background_attach, "attach a table as background")
    attach.add_argument("file", metavar="FILE")
    what(attach)
    change = action("change", _background_change, "show another measure or period of an attached table")
    change.add_argument("number", type=int, metavar="NUMBER")
    what(change)
    listing = action("list", _background_list, "the tables that are attached")
    remove = action("remove", _background_remove, "take a table away; the window's undo brings it back")
    remove.add_argument("number", type=int, metavar="NUMBER")
    for parser in (choices, attach, change, listing):
        parser.add_argument("--json", action="store_true")


def _import_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")
    _add_operation(parser)
    _add_phase(parser)
    parser.add_argument("--borough", metavar="NAME", help="who sent these files, where they don't say")
    parser.add_argument("--password", metavar="P", help="opens workbooks that are locked; it is not kept")
    parser.add_argument("--answers", metavar="FILE.json", help="choices by the ids of questions")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--json", action="store_true")


def _add_operation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--operation", metavar="REF", required=True, help="the operation's reference")


def _add_known_at(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-known-at", type=_known_at, metavar="2021-05-13T14:05", help="what counted at that minute, London's time"
    )


def _as_asked(store: "Store", chosen: argparse.Namespace) -> "Store":
    return store if chosen.as_known_at is None else store.as_known_at(chosen.as_known_at)


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=["briefing", "summary", "borough", "serial", "debrief", "press"])
    _add_operation(parser)
    _add_phase(parser)
    parser.add_argument("--borough", default="", metavar="NAME;NAME", help="borough and serial sheets of these alone")
    parser.add_argument("--release", action="store_true", help="only what may leave the police")
    parser.add_argument("--template", default="", metavar="NAME", help="laid out by this saved template from now on")


def _add_phase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--phase", type=Phase, choices=list(Phase), metavar="plan|result")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2021-05-13") from None


def _known_at(text: str) -> Minute:
    try:
        return to_minute(datetime.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a moment such as 2021-05-13T14:05") from None


def _moment(text: str, day: date) -> Minute:
    """`05:00` on the operation's day, `05:00+1` on the next."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?:\+(\d))?", text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refused(f"“{text}” is not a time such as 05:00, or 05:00+1 for the next day.")
    return at(day + timedelta(days=int(found[3] or 0)), time(int(found[1]), int(found[2])))


# --- output ---------------------------------------------------------------------------------


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _follow(work: Steps[Result]) -> Result:
    """Run long work, telling a person at a terminal how far it is."""
    if not sys.stderr.isatty():
        return finish(work)

    def tell(step: Step) -> None:
        print(f"\r\x1b[K{step.done} of {step.total}: {step.doing}", end="", file=sys.stderr, flush=True)

    try:
        return finish(work, tell)
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
