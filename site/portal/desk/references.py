"""The panel for those who watch the acts that ours cite."""

from collections.abc import Iterator
from functools import cached_property

from portal.desk import addresses
from portal.desk.rows import Panel, Row
from workflows.printing.words import long_date
from workflows.regulations.models import ExternalAct
from workflows.regulations.reference_queries import to_check, to_review


class CitedActs(Panel):
    """Provisions to look through after a change, acts whose day of review has passed, acts that nobody watches yet. Owners see their own."""

    name, order = "cited-acts", 55
    heading = "Проверьте пункты"
    empty = "Проверять нечего. Пункт появляется здесь, когда внешний акт, на который он ссылается, отмечен изменённым; сам акт – когда программа нашла его в подписанном тексте или пора проверить, не изменился ли он."

    def is_shown(self) -> bool:
        return self._is_keeper or bool(self.rows()) or ExternalAct.objects.filter(owner=self.desk.user).exists()

    def rows(self) -> list[Row]:
        return list(self._rows)

    @property
    def _is_keeper(self) -> bool:
        return self.desk.has("regulations.change_externalact")

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        overdue = to_check(self.desk.user, on=self.desk.on, everything=self._is_keeper)
        reviews = to_review(self.desk.user, everything=self._is_keeper)
        return (
            *(self._unwatched() if self._is_keeper else ()),
            *(
                Row(
                    title=str(act),
                    note=f"Проверить, не изменился ли акт, нужно было до {long_date(act.review_on)}",
                    verb="Проверить акт",
                    address=addresses.of_cited_act(act),
                    is_urgent=True,
                )
                for act in overdue
                if act.review_on
            ),
            *(
                Row(
                    title=f"{review.regulation.short_title}, {review.place}",
                    note=f"{review.act}: {review.get_state_display()} с {long_date(review.changed_on)}",
                    verb="Проверить пункт",
                    address=addresses.of_review(review),
                )
                for review in reviews
            ),
        )

    def _unwatched(self) -> Iterator[Row]:
        """One row for all acts that the program has found, one for all that nobody watches."""
        found, unwatched = ExternalAct.objects.unconfirmed().count(), ExternalAct.objects.unwatched().count()
        if found:
            yield Row(
                title=f"Внешние акты, найденные в текстах: {found}",
                note="Подтвердите, что программа поняла их верно, назначьте, кто следит и когда проверить",
                verb="Открыть список",
                address=addresses.of_cited_acts("found"),
            )
        if unwatched:
            yield Row(
                title=f"Внешние акты без присмотра: {unwatched}",
                note="Назначьте, кто следит и когда проверить, не изменился ли акт",
                verb="Открыть список",
                address=addresses.of_cited_acts("unwatched"),
            )
