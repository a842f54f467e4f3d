"""A valid return with one damage to it is refused, or reads as before, or differs where its cells do."""

from pathlib import Path
from random import Random

import pytest

from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import operation
from tests.mutation.damage import mutants
from tests.mutation.judged import FAULTS, Judge, Verdict
from tests.mutation.originals import Original, originals

EACH = 34
"""Of nine kinds of file: some 300 in all. tests/benchmarks/mutants.py does thousands."""


@pytest.fixture(scope="module")
def readers():
    with Readers(2) as made:
        yield made


@pytest.mark.parametrize("original", originals(), ids=lambda one: one.kind)
def test_that_no_figure_changes_without_its_cell(original: Original, readers: Readers, tmp_path: Path) -> None:
    judged = list(Judge(readers, operation(), tmp_path).judge(list(mutants(original, EACH, Random(original.kind)))))
    assert len(judged) == EACH
    assert not [(one.mutant.damage, one.verdict, one.says) for one in judged if one.verdict in FAULTS]
    assert {Verdict.REFUSED, Verdict.SAME} & {one.verdict for one in judged}
