import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.values.quantities import Quantity, add, compare, exactly, parse

NUMBERS = st.integers(0, 10**9)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    shape = draw(st.integers(0, 3))
    ends: tuple[int | None, int | None] = ((low, low), (low, None), (None, high), (low, high))[shape]
    return Quantity(*ends, draw(st.booleans()))


@pytest.mark.parametrize("text", ["3", ">=7", "<=10", "5..7", "~40", ">=24~", "<=10~", "5..7~", "0"])
def test_each_form_is_read_and_written_the_same(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", ["", "-3", "7..5", "~>=7", "3.5", "many", "..", ">=", "٣"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


@pytest.mark.parametrize(
    ("left", "right", "total"),
    [
        ("3", "4", "7"),
        (">=7", "4", ">=11"),
        ("<=10", "2", "2..12"),
        ("<=10", "<=5", "<=15"),
        ("5..7", "~40", "45..47~"),
        (">=24~", "<=3", ">=24~"),
    ],
)
def test_sums_carry_their_bounds(left: str, right: str, total: str) -> None:
    assert str(add(parse(left), parse(right))) == total


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("3", "4", -1),
        ("4", "4", 0),
        (">=7", "5", 1),
        (">=7", "8", None),
        (">=7", ">=7", None),
        ("5..7", "8", -1),
        ("~40", "41", None),
        ("<=10", "11", -1),
    ],
)
def test_bounds_decide_or_leave_open(left: str, right: str, order: int | None) -> None:
    assert compare(parse(left), parse(right)) == order


@given(quantities())
def test_writing_and_reading_are_inverse(quantity: Quantity) -> None:
    assert parse(str(quantity)) == quantity


@given(quantities(), quantities())
def test_order_and_sum_are_symmetric(left: Quantity, right: Quantity) -> None:
    order, reverse = compare(left, right), compare(right, left)
    assert (order is None) == (reverse is None)
    assert order is None or reverse is None or order == -reverse
    assert add(left, right) == add(right, left)


@given(quantities(), quantities(), quantities())
def test_sums_do_not_depend_on_grouping(one: Quantity, two: Quantity, three: Quantity) -> None:
    left, right = add(add(one, two), three), add(one, add(two, three))
    assert (left.low or 0, left.high, left.approximate) == (right.low or 0, right.high, right.approximate)


@given(quantities(), NUMBERS)
def test_a_sum_with_a_number_moves_each_bound(quantity: Quantity, number: int) -> None:
    total = add(quantity, exactly(number))
    assert (total.low or 0) == (quantity.low or 0) + number
    assert total.high == (None if quantity.high is None else quantity.high + number)
