"""Files taken one after another: what fits stays, what does not is named with the next step."""

from workflows.screening.accepting import MEGABYTE, Limits
from workflows.screening.room import Room

STEP = "Соберите их в один PDF."


def offered(room: Room, *files: tuple[str, int]) -> list[str]:
    """Names of those that were taken."""
    taken = []
    for name, size in files:
        if room.fits(name, size):
            room.fill(size)
            taken.append(name)
    return taken


def test_a_large_file_is_left_out_and_the_others_are_taken():
    room = Room(Limits())

    taken = offered(room, ("а.pdf", 5), ("видео.mp4", 60 * MEGABYTE), ("б.pdf", 5))

    assert taken == ["а.pdf", "б.pdf"]
    assert list(room.refusals(step=STEP)) == ["Файл «видео.mp4» занимает 60 МБ, а можно не больше 20 МБ. Уменьшите его или разделите на части и приложите снова."]


def test_files_past_the_count_are_named_as_far_as_a_sentence_goes():
    room = Room(Limits(count=2), [5])

    taken = offered(room, *((f"{number}.jpg", 5) for number in range(1, 7)))

    assert taken == ["1.jpg"]
    assert list(room.refusals(step=STEP)) == [f"Файлов можно приложить не больше 2, не приложено: «2.jpg», «3.jpg», «4.jpg» и ещё 2. {STEP}"]


def test_a_smaller_file_still_fits_after_a_larger_one_did_not():
    room = Room(Limits(), [20 * MEGABYTE, 20 * MEGABYTE])

    taken = offered(room, ("большой.pdf", 11 * MEGABYTE), ("малый.pdf", 10 * MEGABYTE))

    assert taken == ["малый.pdf"]
    assert list(room.refusals(step=STEP)) == [f"Все файлы вместе могут занимать не больше 50 МБ, не приложено: «большой.pdf». {STEP}"]


def test_what_fits_is_told_nothing():
    room = Room(Limits())

    assert (offered(room, ("а.pdf", 20 * MEGABYTE)), list(room.refusals(step=STEP))) == (["а.pdf"], [])
