"""What `bench` compares is what it says it compares; how long that takes is for the machine to say."""

from portal.bench import redlines, texts
from workflows.regulations.redline import Change, compare


def test_the_long_text_has_sixty_points_changed_one_added_one_repealed_and_one_moved():
    old = texts.act(redlines.WHOLE)

    found = compare(old, texts.edited(old)).counts.of

    assert found == {Change.CHANGED: texts.EDITS, Change.ADDED: 1, Change.REPEALED: 1, Change.MOVED: 1}


def test_a_mark_for_each_word_that_went_and_came_and_no_more():
    found = redlines.redline_noise()

    assert (found.ours_marks, found.ours_moved) == (2 * redlines.PART_EDITS + 2, True)  # a word for a word, and the whole of the point that came and of the one that went
    assert found.ours_marks < found.wagtail_marks < found.lxml_marks
